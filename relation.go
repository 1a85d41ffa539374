package cotejo

// RelationType is how two claims stand to one another.
type RelationType string

// The relation types of the design.
const (
	Agrees         RelationType = "agrees"
	Rounds         RelationType = "rounds"
	Updates        RelationType = "updates"
	PartOf         RelationType = "part-of"
	DiffersInScope RelationType = "differs-in-scope"
	PlanOf         RelationType = "plan-of"
	Denial         RelationType = "denies"
	Echoes         RelationType = "echoes"
	Conflicts      RelationType = "conflicts"
	Incomparable   RelationType = "incomparable"
)

// Reason is one compared field of a relation: both values, and the row of the
// decision table that used them.
type Reason struct {
	Field string `json:"field"`
	Left  string `json:"left,omitempty"`
	Right string `json:"right,omitempty"`
	Rule  string `json:"rule"`
	Note  string `json:"note,omitempty"`
}

// Relation holds between two claims. For the directed types (updates, part-of,
// plan-of, denies, echoes) A is the one that updates, is part of, plans, denies
// or echoes B; for the others A < B.
type Relation struct {
	A       string       `json:"a"`
	B       string       `json:"b"`
	Type    RelationType `json:"type"`
	Row     string       `json:"row"` // the row of the decision table that fired
	Reasons []Reason     `json:"reasons"`
}

// Origin is the root of chains, made canonical, with the claims that go back to
// it. Entity is empty for claims with no named root; those are counted in
// Unknown and never as independent.
type Origin struct {
	Entity string     `json:"entity"`
	Label  string     `json:"label"`
	Type   SourceType `json:"type,omitempty"`
	Claims []string   `json:"claims"`
	Reason string     `json:"reason,omitempty"` // why names were merged
}

// Event is the claims, in any documents, about one happening.
type Event struct {
	ID           string        `json:"id"` // e_ and 16 hex digits
	Predicate    string        `json:"predicate"`
	Label        Text          `json:"label"`
	Participants []Participant `json:"participants,omitempty"` // canonical, without spans
	Place        []Place       `json:"place,omitempty"`
	Time         *Time         `json:"time,omitempty"` // best: the most precise compatible
	Status       Status        `json:"status,omitempty"`
	Claims       []string      `json:"claims"`
	Documents    []string      `json:"documents"`
	Articles     int           `json:"articles"`
	Outlets      int           `json:"outlets"`
	Origins      []Origin      `json:"origins"`
	Unknown      int           `json:"unknown"` // claims without a named root
}

// Text is a sentence that Cotejo says, in each language it speaks.
type Text map[string]string

// Finding is something a reader of the ledger should know first.
type Finding struct {
	ID        string   `json:"id"` // f_ and 16 hex digits
	Type      string   `json:"type"`
	Claims    []string `json:"claims"`
	Event     string   `json:"event,omitempty"`
	Panel     string   `json:"panel,omitempty"`
	Documents []string `json:"documents,omitempty"`
	Text      Text     `json:"text"`
	Rank      int      `json:"rank"` // 1 is first
	Score     float64  `json:"score,omitempty"`
}

// Panel is one contested or repeated quantity: every figure that counts the
// same kind of thing about the same population and kind of happening, each with
// its scope. Nothing in it is averaged and nothing is dropped.
type Panel struct {
	ID         string     `json:"id"` // p_ and 16 hex digits
	Label      Text       `json:"label"`
	Predicate  string     `json:"predicate"`
	Class      string     `json:"class,omitempty"`
	Unit       string     `json:"unit"`
	Population []string   `json:"population,omitempty"`
	Rows       []PanelRow `json:"rows"`
	More       int        `json:"more,omitempty"` // figures beside the rows, which repeat them: of a large panel the rows are a choice
	Documents  int        `json:"documents"`
	Origins    int        `json:"origins"` // independent, named
	Unknown    int        `json:"unknown"`
	Contested  bool       `json:"contested"`
	Best       *Estimate  `json:"best,omitempty"`    // under the policy that was asked for
	Reading    Text       `json:"reading,omitempty"` // one plain sentence
}

// PanelRow is one figure of a panel with its scope spelled out.
type PanelRow struct {
	Claim     string    `json:"claim"`
	Document  string    `json:"document"`
	Figure    Figure    `json:"figure"`
	Predicate string    `json:"predicate"`
	Stage     string    `json:"stage,omitempty"`
	Status    Status    `json:"status"`
	Polarity  string    `json:"polarity"`
	Place     []Place   `json:"place,omitempty"`
	Time      *Time     `json:"time,omitempty"`
	Origins   []string  `json:"origins,omitempty"` // labels; empty: no named source
	Published Published `json:"published"`
}

// Estimate is what a policy makes of a panel: never a fact, always a policy's
// answer with the claims it used.
type Estimate struct {
	Policy string   `json:"policy"`
	Low    *float64 `json:"low,omitempty"`
	Best   *float64 `json:"best,omitempty"`
	High   *float64 `json:"high,omitempty"`
	Claims []string `json:"claims"`
	Text   Text     `json:"text,omitempty"`
}

// Flow is who gives what to whom.
type Flow struct {
	From      string   `json:"from"`
	To        string   `json:"to"`
	FromLabel string   `json:"from_label"`
	ToLabel   string   `json:"to_label"`
	FromNamed []string `json:"from_named,omitempty"` // who gives for From: bodies, people, places
	ToNamed   []string `json:"to_named,omitempty"`   // who gets for To
	Object    string   `json:"object"`
	Stage     string   `json:"stage,omitempty"` // furthest rung asserted
	Low       *float64 `json:"low,omitempty"`
	Best      *float64 `json:"best,omitempty"`
	High      *float64 `json:"high,omitempty"`
	Unit      string   `json:"unit,omitempty"`
	Claims    []string `json:"claims"`
	Documents int      `json:"documents"`
	Origins   int      `json:"origins"`
}

// Decision is what a person decided.
type Decision string

// The decisions.
const (
	Accept  Decision = "accept"
	Reject  Decision = "reject"
	Correct Decision = "correct"
	Unsure  Decision = "unsure"
	Merge   Decision = "merge"
	Split   Decision = "split"
	Add     Decision = "add" // a claim that was not read, in a passage
	Revoke  Decision = "revoke"
)

// Selector finds a passage again in a re-read text: the exact quotation with
// what stood before and after it (W3C Web Annotation, TextQuoteSelector).
type Selector struct {
	Document string `json:"document"` // hash of the raw bytes, so it survives re-reading
	Exact    string `json:"exact"`
	Prefix   string `json:"prefix,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
}

// Judgement is a person's decision on a claim, relation, event or panel.
// Judgements are appended, never changed; one is withdrawn by a later one with
// decision revoke and its id in Target.
type Judgement struct {
	ID        string            `json:"id"`              // j_ and 16 hex digits
	Kind      string            `json:"kind"`            // claim, relation, event, passage (of the document in Target), judgement
	Target    string            `json:"target"`          // id of what is judged
	Other     string            `json:"other,omitempty"` // second id: relation, merge, split
	Decision  Decision          `json:"decision"`
	Fields    map[string]string `json:"fields,omitempty"` // corrections and added claims: field path → JSON value
	Selector  []Selector        `json:"selector,omitempty"`
	Predicate string            `json:"predicate,omitempty"` // with the selector, what the claim said
	By        string            `json:"by"`
	At        string            `json:"at"` // RFC 3339, UTC
	Why       string            `json:"why,omitempty"`
}
