"""Writes a Document as .docx and reads a draft back; the only room that knows OOXML."""
