"""Workbooks as cells with addresses; knows no business. The door for calamine and openpyxl."""
