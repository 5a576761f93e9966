"""Standard streams, files, the pager, safety, and the language of the user."""
