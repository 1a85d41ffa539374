package cotejo

// Mention is a span of a document with a kind, a normalised value, and the
// rule that found it.
type Mention struct {
	Kind   string `json:"kind"` // entity, quantity, time, cue
	Span   Span   `json:"span"`
	Text   string `json:"text"`
	Value  string `json:"value,omitempty"` // entity id, TIMEX3 value, number
	Rule   string `json:"rule"`
	Unsure string `json:"unsure,omitempty"`
}

// Role is an office an entity is said to hold, with the span of one document
// that says so.
type Role struct {
	Title string `json:"title"`           // as written, lower case: president
	Of    string `json:"of,omitempty"`    // entity id: iso:RU
	Since string `json:"since,omitempty"` // ISO prefix of the document's date
}

// Entity is what mentions refer to. Ids are made from content: iso:KP (ISO
// 3166-1 alpha-2), geo:…, org:…, per:…, wpn:… with a folded slug of the
// canonical name.
type Entity struct {
	ID       string            `json:"id"`
	Kind     string            `json:"kind"` // country, place, organisation, person, outlet, agency, service, unit, weapon
	Label    string            `json:"label"`
	Names    map[string]string `json:"names,omitempty"`  // by language
	Also     []string          `json:"also,omitempty"`   // other forms seen, sorted
	Within   []string          `json:"within,omitempty"` // containing places or parent organisations
	Roles    []Role            `json:"roles,omitempty"`  // sorted
	Lat      float64           `json:"lat,omitempty"`
	Lon      float64           `json:"lon,omitempty"`
	Mentions int               `json:"mentions,omitempty"` // in the ledger
}
