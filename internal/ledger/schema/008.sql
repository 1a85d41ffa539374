-- A group of figures may have several panels: the id of a panel beside the main one
-- ends in a point and what follows the prefix of the group's.

CREATE INDEX claims_panel_group ON claims (substr(panel, instr(panel, '.') + 1)) WHERE instr(panel, '.') > 0;
