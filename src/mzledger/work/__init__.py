"""One file per use case: joins the rooms below, returns values. Used by the commands, the pages and the tests alike."""
