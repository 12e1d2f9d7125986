"""The docs, made from the code: problems, programs, template words, JSON schemas and commands as a static site."""
