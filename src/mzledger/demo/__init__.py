"""Makes a synthetic county workspace of any size: invented people, real shapes of workbooks, figures known beforehand."""
