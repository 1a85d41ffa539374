package cotejo

// Comparator says how a figure bounds the quantity it speaks of.
type Comparator string

// The comparators of the contract.
const (
	Exact    Comparator = "exact"
	About    Comparator = "about"
	AtLeast  Comparator = "at-least"
	MoreThan Comparator = "more-than"
	AtMost   Comparator = "at-most"
	LessThan Comparator = "less-than"
	Range    Comparator = "range"
	Vague    Comparator = "vague"
)

// Aspect says whether a figure is a level, a movement or a change.
type Aspect string

// The aspects: a stock is a level at a time (11,000 are deployed), a flow a sum
// over a window (15,000 sent since last year), an increment an addition to
// another figure (another 6,000), a part a share of another figure (a first
// contingent of 1,200), a change a difference (12 % more), a rate a quantity
// per unit of something else.
const (
	Stock     Aspect = "stock"
	FlowAsp   Aspect = "flow"
	Increment Aspect = "increment"
	Part      Aspect = "part"
	Change    Aspect = "change"
	Rate      Aspect = "rate"
)

// Figure is a quantity as a source gives it. Low, Best and High are nil where
// the source leaves them open: "more than 15,000" has Low and Best 15000 and no
// High. Magnitudes are multiplied out (1.2 million is 1200000); shares are in
// percent.
type Figure struct {
	Low        *float64   `json:"low,omitempty"`
	Best       *float64   `json:"best,omitempty"`
	High       *float64   `json:"high,omitempty"`
	Comparator Comparator `json:"comparator"`
	Unit       string     `json:"unit"`                 // person, item, percent, magnitude, ISO 4217, or a unit name: kilometre, tonne, day…
	Counted    string     `json:"counted,omitempty"`    // lemma of the counted noun phrase's head, as written in the language
	Class      string     `json:"class,omitempty"`      // node of the class taxonomy, language-neutral: troops, worker, dead…
	Population []string   `json:"population,omitempty"` // entity ids: whose (iso:KP for "North Korean soldiers")
	Aspect     Aspect     `json:"aspect,omitempty"`
	Base       string     `json:"base,omitempty"`       // of what a percentage is a share, as written
	Whole      *float64   `json:"whole,omitempty"`      // of how many a share or a part is taken, where the text says so: 1200 for "40 % of the 1,200 workers"
	Each       bool       `json:"each,omitempty"`       // distributive: "each"
	Total      bool       `json:"total,omitempty"`      // "in total"
	Convention string     `json:"convention,omitempty"` // the named table that gave a vague number its bounds
	Text       string     `json:"text"`
	Span       Span       `json:"span"`
}

// Time is when something is said to hold or happen, in the terms of TIMEX3.
// Begin and End are ISO 8601 prefixes, partial where the document says less
// (XXXX-11-13, XXXX-WXX-2, 2024-06, 2024-SU); never completed by guessing.
type Time struct {
	Value     string `json:"value,omitempty"`     // the TIMEX3 value
	Type      string `json:"type,omitempty"`      // date, time, duration, set
	Begin     string `json:"begin,omitempty"`     // first instant named
	End       string `json:"end,omitempty"`       // last instant named, when it is another
	Precision string `json:"precision,omitempty"` // year, season, quarter, month, week, day, hour, minute
	Basis     string `json:"basis,omitempty"`     // explicit, relative (to publication), anaphoric (to a date in the text), partial
	Relation  string `json:"relation,omitempty"`  // in (default, left out), since, until, before, after, as-of, during, for
	Text      string `json:"text,omitempty"`
	Span      Span   `json:"span"`
}

// Participant is an entity in a role. Roles: actor, recipient, target,
// beneficiary, destination, origin, instrument, topic, speaker, addressee.
type Participant struct {
	Role   string `json:"role"`
	Entity string `json:"entity,omitempty"` // iso:KP, geo:kursk, org:nato, per:kim-jong-un; empty when not linked
	Label  string `json:"label"`
	Text   string `json:"text"`
	Span   Span   `json:"span"`
	Rule   string `json:"rule,omitempty"`
	Unsure string `json:"unsure,omitempty"` // why the filler may be wrong
}

// Place is a named place of a claim, most specific first, with the countries
// and regions that contain it.
type Place struct {
	Entity string   `json:"entity,omitempty"`
	Label  string   `json:"label"`
	Within []string `json:"within,omitempty"` // entity ids of containing places, inner first: iso:RU
	Text   string   `json:"text"`
	Span   Span     `json:"span"`
}

// SourceType classifies who is said to say so.
type SourceType string

// The source types.
const (
	SourceOfficial    SourceType = "official"    // a named person speaking for an office
	SourcePerson      SourceType = "person"      // any other named person
	SourceInstitution SourceType = "institution" // government, service, court, army, company, NGO, international body
	SourceCountry     SourceType = "country"     // a country or its capital speaking
	SourceAgency      SourceType = "agency"      // news agency
	SourceOutlet      SourceType = "outlet"      // newspaper, channel, platform, page
	SourceDocument    SourceType = "document"    // report, study, text of law, video
	SourceAnalyst     SourceType = "analyst"
	SourceAnonymous   SourceType = "anonymous"   // "police sources", "a source who asked not to be named"
	SourceGroup       SourceType = "group"       // witnesses, neighbours, experts as a collective
	SourceUnspecified SourceType = "unspecified" // impersonal: "it was reported", "it emerged"
)

// Mode is the stance of a source towards the content.
type Mode string

// The modes.
const (
	Says    Mode = "says"
	Denies  Mode = "denies"
	Doubts  Mode = "doubts"
	Demands Mode = "demands"
)

// Attribution is one link of a chain: a source, the cue that announces it, and
// the stance. The content is the claim that carries it.
type Attribution struct {
	Entity  string     `json:"entity,omitempty"`
	Label   string     `json:"label"`
	Type    SourceType `json:"type"`
	Cue     string     `json:"cue,omitempty"`
	CueSpan *Span      `json:"cue_span,omitempty"`
	Mode    Mode       `json:"mode"`
	Form    string     `json:"form,omitempty"`  // direct, indirect, mixed, noun, carried, issuer, own
	Group   int        `json:"group,omitempty"` // joint sources of one link share a positive group number
	Text    string     `json:"text"`
	Span    Span       `json:"span"`
	Rule    string     `json:"rule,omitempty"`
	Unsure  string     `json:"unsure,omitempty"`
}

// Status is the factuality status of a claim, always relative to its source.
type Status string

// The statuses.
const (
	Asserted    Status = "asserted"
	Planned     Status = "planned"
	Conditional Status = "conditional"
	Hedged      Status = "hedged"
	Demanded    Status = "demanded"
	Denied      Status = "denied"
	Questioned  Status = "questioned"
)

// Factuality is polarity and status with the cue that decided it.
type Factuality struct {
	Polarity string `json:"polarity"` // "+" or "-"
	Status   Status `json:"status"`
	Cue      string `json:"cue,omitempty"`
	CueSpan  *Span  `json:"cue_span,omitempty"`
}

// Quote is quoted speech inside the content of a claim.
type Quote struct {
	Type string `json:"type"` // direct, mixed
	Text string `json:"text"`
	Span Span   `json:"span"`
}

// Step explains one field of a claim: the rule that filled it, what it read,
// and, when Lost, a reading that was considered and not kept.
type Step struct {
	Field string `json:"field"`
	Rule  string `json:"rule"`
	Text  string `json:"text,omitempty"`
	Span  *Span  `json:"span,omitempty"`
	Lost  bool   `json:"lost,omitempty"`
	Note  string `json:"note,omitempty"`
}

// Claim is one assertion in one document. One figure makes one claim.
type Claim struct {
	ID           string        `json:"id"` // c_ and 16 hex digits of the hash of the content below
	Document     string        `json:"document"`
	Predicate    string        `json:"predicate"`      // of the inventory, or the open predicate: a lemma
	Open         bool          `json:"open,omitempty"` // predicate is outside the inventory
	Trigger      *Passage      `json:"trigger,omitempty"`
	Stage        string        `json:"stage,omitempty"` // rung of the predicate's stage ladder
	Object       []string      `json:"object,omitempty"`
	Participants []Participant `json:"participants,omitempty"`
	Place        []Place       `json:"place,omitempty"`
	Time         *Time         `json:"time,omitempty"`
	Figure       *Figure       `json:"figure,omitempty"`
	Chain        []Attribution `json:"chain,omitempty"` // from the outlet's side inwards; empty: nobody but the outlet
	Quote        *Quote        `json:"quote,omitempty"`
	Factuality   Factuality    `json:"factuality"`
	Block        BlockKind     `json:"block,omitempty"`
	Sentence     Passage       `json:"sentence"`
	Rules        []string      `json:"rules,omitempty"` // sorted, unique: the rules of the steps that were kept
	Trail        []Step        `json:"trail,omitempty"`
	Confidence   float64       `json:"confidence"`       // 0–1
	Unsure       string        `json:"unsure,omitempty"` // why a person should look
	Event        string        `json:"event,omitempty"`  // set by reconcile
}
