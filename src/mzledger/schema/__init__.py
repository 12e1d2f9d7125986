"""The words a program is written in, and reading a table into records and problems."""
