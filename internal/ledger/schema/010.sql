-- Claims that hang together may tell several happenings: the id of an event beside the main
-- one of its group ends in a point and what follows the prefix of the group's.

CREATE INDEX claims_event_group ON claims (substr(event, instr(event, '.') + 1)) WHERE instr(event, '.') > 0;
