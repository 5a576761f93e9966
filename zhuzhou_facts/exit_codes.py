"""The exit codes of the tool, the same for every command and format."""

OK = 0
NOT_FOUND = 1
"""Nothing found, a key missing, a disagreement, a locator not verified, a wrong number."""
USAGE = 2
UNREADABLE = 3
"""A file cannot be read or is not sound."""
NOT_WRITTEN = 4
FAULT = 70
INTERRUPTED = 130
READER_GONE = 141
