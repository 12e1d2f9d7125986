"""Commands for whoever works on the house; none of them is shipped: `python -m tools.check`, `coverage`, `mutation`, `site`."""
