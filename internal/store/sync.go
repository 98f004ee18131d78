package store

import (
	"context"
	"database/sql"
	"fmt"

	"warmwater/internal/catalogue"
)

// Sync brings the seed in: it adds what is new, updates what has changed in
// the seed and no editor has touched, keeps what an editor has touched and
// removes nothing. Words and lessons take the order of the seed. All of it happens,
// or on an error nothing. With the seed of last time it writes nothing.
func (s *Store) Sync(ctx context.Context, seed *catalogue.Content) (Report, error) {
	records, err := seedRecords(seed)
	if err != nil {
		return Report{}, fmt.Errorf("read the seed: %w", err)
	}
	s.syncing.Lock()
	defer s.syncing.Unlock()
	var p *merge
	err = s.write(ctx, func(tx *sql.Tx) error {
		if p, err = newMerge(ctx, tx, records); err != nil {
			return fmt.Errorf("compare the seed with the database: %w", err)
		}
		return p.apply(ctx, tx)
	})
	if err != nil {
		return Report{}, fmt.Errorf("bring in the seed: %w", err)
	}
	s.content.Store(p.content)
	return p.Report, nil
}

// merge is what a Sync is going to do.
type merge struct {
	Report
	seed    string             // hash of the whole seed
	same    bool               // the seed is that of last time
	keys    map[Kind][]string  // in the order of the seed
	changed []*seedRecord      // added or updated, each after those it refers to
	content *catalogue.Content // as it is then, if anything was written
}

func newMerge(ctx context.Context, tx *sql.Tx, records []seedRecord) (*merge, error) {
	known, err := knownRecords(ctx, tx)
	if err != nil {
		return nil, err
	}
	last, err := meta(ctx, tx, metaSeed)
	if err != nil {
		return nil, err
	}
	now, err := seedHash(records)
	if err != nil {
		return nil, err
	}
	p := &merge{seed: now, same: now == last, keys: map[Kind][]string{}}
	p.compare(records, known)
	return p, nil
}

func (p *merge) compare(records []seedRecord, known []knownRecord) {
	before := make(map[Record]knownRecord, len(known))
	for _, k := range known {
		before[k.Record] = k
	}
	inSeed := make(map[Record]bool, len(records))
	for i := range records {
		r := &records[i]
		inSeed[r.Record] = true
		p.keys[r.Kind] = append(p.keys[r.Kind], r.Key)
		k, ok := before[r.Record]
		p.sort(r, k, ok)
	}
	for _, k := range known {
		if !inSeed[k.Record] && k.hash != "" {
			p.Gone = append(p.Gone, k.Record)
		}
	}
}

// sort puts a record under what is to happen to it.
func (p *merge) sort(r *seedRecord, k knownRecord, known bool) {
	switch {
	case !known:
		p.changed = append(p.changed, r)
		p.Added = append(p.Added, r.Record)
	case k.hash == r.hash:
		p.Unchanged = append(p.Unchanged, r.Record)
	case k.edited:
		p.Kept = append(p.Kept, r.Record)
	default:
		p.changed = append(p.changed, r)
		p.Updated = append(p.Updated, r.Record)
	}
}

func (p *merge) apply(ctx context.Context, tx *sql.Tx) error {
	if p.same && len(p.changed) == 0 {
		return nil
	}
	w := newWriter(tx)
	if err := p.put(ctx, w); err != nil {
		return err
	}
	if err := w.order(ctx, p.keys); err != nil {
		return fmt.Errorf("put the words in order: %w", err)
	}
	if err := setMeta(ctx, tx, metaSeed, p.seed); err != nil {
		return fmt.Errorf("note the seed: %w", err)
	}
	var err error
	if p.content, err = renewVersion(ctx, tx); err != nil {
		return fmt.Errorf("note the version: %w", err)
	}
	return nil
}

func (p *merge) put(ctx context.Context, w *writer) error {
	for _, r := range p.changed {
		if r.clear == nil {
			continue
		}
		if err := r.clear(ctx, w); err != nil {
			return fmt.Errorf("clear %s: %w", r, err)
		}
	}
	for _, r := range p.changed {
		if err := r.put(ctx, w); err != nil {
			return fmt.Errorf("write %s: %w", r, err)
		}
		if err := w.remember(ctx, r); err != nil {
			return fmt.Errorf("remember %s: %w", r, err)
		}
	}
	return nil
}
