"""The metamorphic proof: a clean small county is rewritten into other shapes, names, spellings and dirt.

Either the same figures come out, or a problem names the place that was touched. `bench/mess.py` runs many cases.
"""
