"""Documents as one self-contained HTML page: no network, every figure a link to what it means."""
