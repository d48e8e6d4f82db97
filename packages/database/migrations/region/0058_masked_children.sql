-- Each night looks for the parents of children whose names are masked: there are few.

CREATE INDEX child_masked ON :region.child (id) WHERE iin = id::text;
