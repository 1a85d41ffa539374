package ledger

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/cotejo/cotejo/internal/reconcile"
)

// Derived things and what reconcile reads of a claim are kept packed: a tenth of
// the time of JSON to read, and a third of the room. A packed value begins with
// packedMark and the mark of its layout (the fields of its Go type, in order);
// the layouts themselves are kept in the table layouts, so that a later version
// of the program, whose types have other fields, still reads what an earlier one
// wrote: fields are matched by name, and what it does not know it passes over.
// A value that begins otherwise is JSON, as older ledgers have it.
//
// Of a struct the mask of fields that are not zero is written, then these. A
// string that was met before is a number. The strings of one value share its
// bytes. A list that is nil comes back nil as a field, empty as an element.
const packedMark = 0xC7

// layout describes a type: its kind, what it holds, its fields.
type layout struct {
	Kind   string  `json:"k"` // string, int, uint, float, bool, words (of 64 bits), list, map, struct
	Elem   *layout `json:"e,omitempty"`
	Fields []field `json:"f,omitempty"`
	mark   [4]byte
}

type field struct {
	Name   string  `json:"n"`
	Layout *layout `json:"l"`
	at     int     // index in the Go type, -1 when it has no such field
	omit   bool    // JSON leaves it out when it is empty
}

var errPacked = errors.New("not a packed value")

// layouts of Go types and of marks that are not of this program's types.
var (
	layoutsOf sync.Map // reflect.Type → *layout
	foreign   sync.Map // foreignKey → *layout
)

type foreignKey struct {
	t    reflect.Type
	mark [4]byte
}

func layoutOf(t reflect.Type) *layout {
	if l, ok := layoutsOf.Load(t); ok {
		return l.(*layout)
	}
	l := describe(t)
	raw, _ := json.Marshal(l) // strings and lists of them cannot fail
	sum := sha256.Sum256(raw)
	copy(l.mark[:], sum[:])
	layoutsOf.Store(t, l)
	return l
}

func describe(t reflect.Type) *layout {
	switch t.Kind() {
	case reflect.Pointer:
		return describe(t.Elem())
	case reflect.String:
		return &layout{Kind: "string"}
	case reflect.Int, reflect.Int64, reflect.Int32:
		return &layout{Kind: "int"}
	case reflect.Uint64:
		return &layout{Kind: "uint"}
	case reflect.Float64:
		return &layout{Kind: "float"}
	case reflect.Bool:
		return &layout{Kind: "bool"}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint64 {
			return &layout{Kind: "words"}
		}
		return &layout{Kind: "list", Elem: describe(t.Elem())}
	case reflect.Map:
		return &layout{Kind: "map", Elem: describe(t.Elem())}
	case reflect.Struct:
		l := &layout{Kind: "struct"}
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
				if name == "-" {
					continue
				}
				l.Fields = append(l.Fields, field{Name: cmp.Or(name, f.Name), Layout: describe(f.Type), at: i, omit: option == "omitempty"})
			}
		}
		return l
	}
	panic(fmt.Sprint("ledger: a type that cannot be packed: ", t))
}

// pack writes a value. Every type that is given to it is known at compile time;
// one that cannot be packed is a mistake of the program.
func pack(v any) []byte {
	rv := reflect.ValueOf(v)
	for rv.Kind() == reflect.Pointer {
		rv = rv.Elem()
	}
	l := layoutOf(rv.Type())
	p := packers.Get().(*packer)
	p.out = append(append(p.out[:0], packedMark), l.mark[:]...)
	p.put(l, rv)
	return p.done()
}

// done gives what was packed and the packer back.
func (p *packer) done() []byte {
	out := slices.Clone(p.out)
	if len(p.seen) <= keptTexts {
		clear(p.seen)
		packers.Put(p)
	}
	return out
}

type packer struct {
	out  []byte
	seen map[string]uint64
}

// packers and texts are used again, for an update packs and unpacks thousands of
// values; what has grown beyond keptTexts strings is left behind.
var (
	packers = sync.Pool{New: func() any { return &packer{seen: map[string]uint64{}} }}
	texts   = sync.Pool{New: func() any { return new([]string) }}
)

const keptTexts = 1000

func (p *packer) uint(n uint64) { p.out = binary.AppendUvarint(p.out, n) }

func (p *packer) text(s string) {
	if n, ok := p.seen[s]; ok {
		p.uint(n)
		return
	}
	p.seen[s] = uint64(len(p.seen) + 1)
	p.uint(0)
	p.uint(uint64(len(s)))
	p.out = append(p.out, s...)
}

func (p *packer) put(l *layout, v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch l.Kind {
	case "string":
		p.text(v.String())
	case "int":
		p.out = binary.AppendVarint(p.out, v.Int())
	case "uint":
		p.uint(v.Uint())
	case "float":
		p.out = binary.LittleEndian.AppendUint64(p.out, math.Float64bits(v.Float()))
	case "bool":
		b := byte(0)
		if v.Bool() {
			b = 1
		}
		p.out = append(p.out, b)
	case "words":
		p.uint(uint64(v.Len()))
		for i := range v.Len() {
			p.out = binary.LittleEndian.AppendUint64(p.out, v.Index(i).Uint())
		}
	case "list":
		p.uint(uint64(v.Len()))
		for i := range v.Len() {
			p.put(l.Elem, v.Index(i))
		}
	case "map":
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
		p.uint(uint64(len(keys)))
		for _, k := range keys {
			p.text(k.String())
			p.put(l.Elem, v.MapIndex(k))
		}
	case "struct":
		p.fields(l, v)
	}
}

// empty reports whether a field is left out, as JSON leaves it out: where it says
// omitempty, a list without items is no list.
func (f *field) empty(v reflect.Value) bool {
	if k := v.Kind(); f.omit && (k == reflect.Slice || k == reflect.Map) {
		return v.Len() == 0
	}
	return v.IsZero()
}

func (p *packer) fields(l *layout, v reflect.Value) {
	var mask uint64
	for i := range l.Fields {
		if !l.Fields[i].empty(v.Field(l.Fields[i].at)) {
			mask |= 1 << i
		}
	}
	p.uint(mask)
	for i := range l.Fields {
		if mask&(1<<i) != 0 {
			p.put(l.Fields[i].Layout, v.Field(l.Fields[i].at))
		}
	}
}

// unpack reads a value that pack or JSON has written. known looks up layouts of
// other versions; it may be nil.
func unpack(raw []byte, into any, known func(mark string) (string, error)) error {
	return unpackText(string(raw), into, known)
}

// unpackText is unpack of a string, with which the strings of the value share their
// bytes.
func unpackText(raw string, into any, known func(mark string) (string, error)) (err error) {
	rest, isRest := into.(*reconcile.Rest)
	isRest = isRest && len(raw) > 0 && raw[0] == restMark
	if !isRest && (len(raw) == 0 || raw[0] != packedMark) {
		return json.Unmarshal([]byte(raw), into)
	}
	defer func() {
		if e := recover(); e != nil { // cut short or not what it says: a damaged file
			err = fmt.Errorf("%w: %v", errPacked, e)
		}
	}()
	if isRest {
		return unpackRest(raw, rest, known)
	}
	v := reflect.ValueOf(into).Elem()
	l, err := layoutFor(v.Type(), raw, known)
	if err != nil {
		return err
	}
	strs := texts.Get().(*[]string)
	u := unpacker{in: raw, at: 5, texts: *strs}
	defer u.done(strs)
	u.get(l, v)
	if u.at != len(u.in) {
		return errPacked
	}
	return nil
}

// layoutFor gives the layout that a packed value has, fitted to a type.
func layoutFor(t reflect.Type, raw string, known func(string) (string, error)) (*layout, error) {
	own := layoutOf(t)
	if len(raw) < 5 {
		return nil, errPacked
	}
	mark := [4]byte([]byte(raw[1:5]))
	if mark == own.mark {
		return own, nil
	}
	if l, ok := foreign.Load(foreignKey{t, mark}); ok {
		return l.(*layout), nil
	}
	if known == nil {
		return nil, fmt.Errorf("%w: an unknown layout", errPacked)
	}
	text, err := known(hex.EncodeToString(mark[:]))
	if err != nil {
		return nil, err
	}
	var l layout
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		return nil, fmt.Errorf("%w: its layout is not readable: %w", errPacked, err)
	}
	fit(&l, own)
	foreign.Store(foreignKey{t, mark}, &l)
	return &l, nil
}

// fit matches the fields of a layout with those of the program's own, by name
// and kind; nil is no match.
func fit(l, own *layout) {
	if own != nil && l.Kind != own.Kind {
		own = nil
	}
	if l.Elem != nil {
		var elem *layout
		if own != nil {
			elem = own.Elem
		}
		fit(l.Elem, elem)
	}
	for i := range l.Fields {
		f := &l.Fields[i]
		f.at = -1
		var mine *layout
		if own != nil {
			j := slices.IndexFunc(own.Fields, func(o field) bool { return o.Name == f.Name && same(o.Layout, f.Layout) })
			if j >= 0 {
				f.at, mine = own.Fields[j].at, own.Fields[j].Layout
			}
		}
		fit(f.Layout, mine)
	}
}

// same reports whether two layouts are of one kind down to their elements.
func same(a, b *layout) bool {
	return a.Kind == b.Kind && (a.Elem == nil) == (b.Elem == nil) && (a.Elem == nil || same(a.Elem, b.Elem))
}

type unpacker struct {
	in    string
	at    int
	texts []string
}

// done gives the list of strings back.
func (u *unpacker) done(strs *[]string) {
	if len(u.texts) <= keptTexts {
		clear(u.texts)
		*strs = u.texts[:0]
		texts.Put(strs)
	}
}

func (u *unpacker) uint() uint64 {
	var n uint64
	for shift := 0; ; shift += 7 {
		b := u.in[u.at]
		u.at++
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

// length is a number of things that take at least a byte each.
func (u *unpacker) length() int {
	n := u.uint()
	if n > uint64(len(u.in)-u.at) {
		panic("a length beyond the end")
	}
	return int(n)
}

func (u *unpacker) text() string {
	if n := u.uint(); n > 0 {
		return u.texts[n-1]
	}
	n := u.length()
	s := u.in[u.at : u.at+n]
	u.at += n
	u.texts = append(u.texts, s)
	return s
}

func (u *unpacker) word() uint64 {
	s := u.in[u.at : u.at+8]
	u.at += 8
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func (u *unpacker) flag() bool {
	b := u.in[u.at]
	u.at++
	return b == 1
}

func (u *unpacker) floats() []float64 {
	out := make([]float64, u.length())
	for i := range out {
		out[i] = math.Float64frombits(u.word())
	}
	return out
}

// get reads a value into v; an invalid v passes over it.
func (u *unpacker) get(l *layout, v reflect.Value) {
	into := v.IsValid()
	if into && v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	switch l.Kind {
	case "string":
		if s := u.text(); into {
			v.SetString(s)
		}
	case "int":
		n := u.uint()
		if into {
			v.SetInt(int64(n>>1) ^ -int64(n&1))
		}
	case "uint":
		if n := u.uint(); into {
			v.SetUint(n)
		}
	case "float":
		if n := u.word(); into {
			v.SetFloat(math.Float64frombits(n))
		}
	case "bool":
		if b := u.flag(); into {
			v.SetBool(b)
		}
	case "words":
		u.words(v)
	case "list":
		n := u.length()
		if into {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range n {
			u.get(l.Elem, elem(v, into, i))
		}
	case "map":
		u.entries(l, v)
	case "struct":
		mask := u.uint()
		for i := range l.Fields {
			if mask&(1<<i) != 0 {
				f := &l.Fields[i]
				if into && f.at >= 0 {
					u.get(f.Layout, v.Field(f.at))
				} else {
					u.get(f.Layout, reflect.Value{})
				}
			}
		}
	default:
		panic("a kind that is not known: " + l.Kind)
	}
}

func elem(v reflect.Value, into bool, i int) reflect.Value {
	if !into {
		return reflect.Value{}
	}
	return v.Index(i)
}

func (u *unpacker) words(v reflect.Value) {
	n := u.length()
	words := make([]uint64, n)
	for i := range words {
		words[i] = u.word()
	}
	if v.IsValid() {
		v.Set(reflect.ValueOf(words).Convert(v.Type()))
	}
}

func (u *unpacker) entries(l *layout, v reflect.Value) {
	n := u.length()
	if v.IsValid() {
		v.Set(reflect.MakeMapWithSize(v.Type(), n))
	}
	for range n {
		k := u.text()
		if !v.IsValid() {
			u.get(l.Elem, reflect.Value{})
			continue
		}
		e := reflect.New(v.Type().Elem()).Elem()
		u.get(l.Elem, e)
		v.SetMapIndex(reflect.ValueOf(k).Convert(v.Type().Key()), e)
	}
}

// layoutText is how a layout is kept: its mark and its description.
func layoutText(v any) (mark, text string) {
	t := reflect.TypeOf(v)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	l := layoutOf(t)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(l) != nil {
		return "", ""
	}
	return hex.EncodeToString(l.mark[:]), strings.TrimSpace(b.String())
}
