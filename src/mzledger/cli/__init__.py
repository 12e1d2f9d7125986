"""One file per command: parse, call, show, exit; decides nothing. The door for typer and rich."""
