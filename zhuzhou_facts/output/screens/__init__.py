"""What each command shows people, as shapes without width or colour."""
