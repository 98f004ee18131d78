package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"warmwater/internal/catalogue"
	"warmwater/internal/shortlist"
	"warmwater/internal/visitor"
)

// CreateRound makes a round with what r holds, for a coordinator's token. The
// members' links follow from that and their places.
func (s *Store) CreateRound(ctx context.Context, r *shortlist.Round, coordinator visitor.Token) error {
	criteria, err := json.Marshal(r.Criteria)
	if err != nil {
		return err
	}
	candidates, err := json.Marshal(r.Candidates)
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `
			INSERT INTO rounds (
				title,
				question,
				criteria,
				picks,
				candidates,
				show_names,
				opens,
				closes,
				list_id,
				edit_hash,
				results_hash,
				created
			) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0), ?, ?, ?)`,
			r.Title, r.Question, string(criteria), r.Picks, string(candidates), r.ShowNames,
			stored(r.Opens), stored(r.Closes), r.List, coordinator.Hash(), shortlist.ResultsToken(coordinator).Hash(), s.stamp())
		if err != nil {
			return fmt.Errorf("create a round: %w", err)
		}
		id, err := result.LastInsertId()
		if err != nil {
			return err
		}
		for _, m := range r.Members {
			if err := addMember(ctx, tx, id, coordinator, m.Name); err != nil {
				return err
			}
		}
		return nil
	})
}

// stored is a time as it is stored; the zero time is NULL.
func stored(at time.Time) any {
	if at.IsZero() {
		return nil
	}
	return at.UTC().Format(timeForm)
}

func addMember(ctx context.Context, tx *sql.Tx, round int64, coordinator visitor.Token, name string) error {
	var place, there int
	err := tx.QueryRowContext(ctx, `
		UPDATE rounds
		SET last_place = last_place + 1
		WHERE id = ?
		RETURNING last_place, (SELECT COUNT(*) FROM round_members WHERE round_id = rounds.id)`,
		round).Scan(&place, &there)
	if err != nil {
		return err
	}
	if there >= shortlist.MaxMembers {
		return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.round.members"}
	}
	result, err := tx.ExecContext(ctx, `
		INSERT INTO round_members (
			round_id,
			place,
			name,
			token_hash
		) VALUES (?, ?, ?, ?)
		ON CONFLICT (round_id, name) DO NOTHING`,
		round, place, name, shortlist.MemberToken(coordinator, place, 1).Hash())
	return one(result, err, twice)
}

// FindRound gives the round that a token opens, for whom the link is, and of a
// member the id, or an error of kind NotFound. It holds all ballots: what may
// be shown is for those who show it.
func (s *Store) FindRound(ctx context.Context, token visitor.Token) (r *shortlist.Round, part shortlist.Part, member int64, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, part, member, err = findRound(ctx, tx, token)
		return err
	})
	return r, part, member, err
}

func findRound(ctx context.Context, tx *sql.Tx, token visitor.Token) (*shortlist.Round, shortlist.Part, int64, error) {
	var id, member int64
	var part shortlist.Part
	err := tx.QueryRowContext(ctx, `
		SELECT id, CASE WHEN edit_hash = ?1 THEN ?2 ELSE ?3 END, 0 FROM rounds WHERE edit_hash = ?1 OR results_hash = ?1
		UNION ALL
		SELECT round_id, ?4, id FROM round_members WHERE token_hash = ?1`,
		token.Hash(), shortlist.Coordinator, shortlist.Spectator, shortlist.Voter).Scan(&id, &part, &member)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, 0, 0, noRound()
	}
	if err != nil {
		return nil, 0, 0, err
	}
	r, err := readRound(ctx, tx, id)
	if err == nil && !r.Deleted.IsZero() && part != shortlist.Coordinator {
		return nil, 0, 0, noRound() // only who runs it can bring it back
	}
	return r, part, member, err
}

func noRound() error { return notFound("error.round", "no round opens by this link") }

func readRound(ctx context.Context, tx *sql.Tx, id int64) (*shortlist.Round, error) {
	r := &shortlist.Round{ID: id}
	var opens, closes, closed, created, deleted sql.NullString
	var criteria, candidates, notes, decision string
	err := tx.QueryRowContext(ctx, `
		SELECT
			COALESCE(list_id, 0),
			title,
			question,
			criteria,
			picks,
			candidates,
			show_names,
			opens,
			closes,
			closed,
			notes,
			decision,
			version,
			created,
			deleted
		FROM rounds
		WHERE id = ?`,
		id).Scan(&r.List, &r.Title, &r.Question, &criteria, &r.Picks, &candidates, &r.ShowNames,
		&opens, &closes, &closed, &notes, &decision, &r.Version, &created, &deleted)
	if err != nil {
		return nil, fmt.Errorf("read round: %w", err)
	}
	for text, to := range map[*sql.NullString]*time.Time{&opens: &r.Opens, &closes: &r.Closes, &closed: &r.Closed, &created: &r.Created, &deleted: &r.Deleted} {
		if *to, err = moment(*text); err != nil {
			return nil, fmt.Errorf("read round: %w", err)
		}
	}
	for _, x := range []struct {
		text string
		to   any
	}{{criteria, &r.Criteria}, {candidates, &r.Candidates}, {notes, &r.Notes}, {decision, &r.Decision}} {
		if err := json.Unmarshal([]byte(x.text), x.to); err != nil {
			return nil, fmt.Errorf("read round: %w", err)
		}
	}
	r.Members, err = collect(ctx, tx, scanMember, `
		SELECT
			id,
			place,
			name,
			turn,
			ranks,
			sent,
			COALESCE(draft, 'null')
		FROM round_members
		WHERE round_id = ?
		ORDER BY place`,
		id)
	if err != nil {
		return nil, fmt.Errorf("read members: %w", err)
	}
	return r, nil
}

func scanMember(rows *sql.Rows, m *shortlist.Member) error {
	var ranks, draft string
	var sent sql.NullString
	if err := rows.Scan(&m.ID, &m.Place, &m.Name, &m.Turn, &ranks, &sent, &draft); err != nil {
		return err
	}
	var err error
	if m.Sent, err = moment(sent); err != nil {
		return err
	}
	return errors.Join(json.Unmarshal([]byte(ranks), &m.Ranks), json.Unmarshal([]byte(draft), &m.Draft))
}

// changeRound runs fn on the round that a coordinator's token opens, in one
// transaction.
func (s *Store) changeRound(ctx context.Context, coordinator visitor.Token, fn func(tx *sql.Tx, r *shortlist.Round) error) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		r, part, _, err := findRound(ctx, tx, coordinator)
		if err != nil {
			return err
		}
		if part != shortlist.Coordinator {
			return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.round.coordinator"}
		}
		if !r.Deleted.IsZero() {
			return noRound()
		}
		return fn(tx, r)
	})
}

// over is for changes of a round that is closed.
func over() error { return &catalogue.Error{Kind: catalogue.Conflict, Message: "error.round.over"} }

// SaveBallot keeps what a member ranks, as a draft or as sent. A sent ballot
// has to be whole. It can be changed until the round closes, and counts until
// another is sent, whatever draft is kept meanwhile.
func (s *Store) SaveBallot(ctx context.Context, member visitor.Token, ranks map[string]int, send bool) error {
	body, err := json.Marshal(ranks)
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *sql.Tx) error {
		r, part, id, err := findRound(ctx, tx, member)
		if err != nil {
			return err
		}
		if part != shortlist.Voter {
			return &catalogue.Error{Kind: catalogue.Forbidden, Message: "error.round.member"}
		}
		switch r.StateAt(s.now()) {
		case shortlist.Over:
			return over()
		case shortlist.Waiting:
			return &catalogue.Error{Kind: catalogue.Conflict, Message: "error.round.waiting"}
		}
		if send {
			if issues := (shortlist.Ballot{Ranks: ranks}).Check(r.Picks, r.Keys()); len(issues) > 0 {
				return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.ballot"}
			}
			_, err = tx.ExecContext(ctx, `UPDATE round_members SET ranks = ?, sent = ?, draft = NULL WHERE id = ?`, string(body), s.stamp(), id)
			return err
		}
		_, err = tx.ExecContext(ctx, `
			UPDATE round_members
			SET
				ranks = CASE WHEN sent IS NULL THEN ?1 ELSE ranks END,
				draft = CASE WHEN sent IS NULL THEN NULL ELSE ?1 END
			WHERE id = ?2`,
			string(body), id)
		return err
	})
}

// CloseRound closes a round for good.
func (s *Store) CloseRound(ctx context.Context, coordinator visitor.Token) error {
	return s.changeRound(ctx, coordinator, func(tx *sql.Tx, r *shortlist.Round) error {
		if r.StateAt(s.now()) == shortlist.Over {
			return nil
		}
		_, err := tx.ExecContext(ctx, `UPDATE rounds SET closed = ? WHERE id = ?`, s.stamp(), r.ID)
		return err
	})
}

// MoveClose moves when a round closes by itself, until it has; the zero time is
// when the coordinator says so.
func (s *Store) MoveClose(ctx context.Context, coordinator visitor.Token, closes time.Time) error {
	return s.changeRound(ctx, coordinator, func(tx *sql.Tx, r *shortlist.Round) error {
		if r.StateAt(s.now()) == shortlist.Over {
			return over()
		}
		_, err := tx.ExecContext(ctx, `UPDATE rounds SET closes = ? WHERE id = ?`, stored(closes), r.ID)
		return err
	})
}

// AddMember lets one more take part, until the round closes.
func (s *Store) AddMember(ctx context.Context, coordinator visitor.Token, name string) error {
	return s.changeRound(ctx, coordinator, func(tx *sql.Tx, r *shortlist.Round) error {
		if r.StateAt(s.now()) == shortlist.Over {
			return over()
		}
		if slices.ContainsFunc(r.Members, func(m shortlist.Member) bool { return strings.EqualFold(m.Name, name) }) {
			return twice()
		}
		return addMember(ctx, tx, r.ID, coordinator, name)
	})
}

func twice() error { return &catalogue.Error{Kind: catalogue.Invalid, Message: "error.round.twice"} }

// RenewMember gives a member another link; the old one opens nothing any more.
// What the member ranked stays.
func (s *Store) RenewMember(ctx context.Context, coordinator visitor.Token, member int64) error {
	return s.changeRound(ctx, coordinator, func(tx *sql.Tx, r *shortlist.Round) error {
		for _, m := range r.Members {
			if m.ID == member {
				_, err := tx.ExecContext(ctx, `UPDATE round_members SET turn = turn + 1, token_hash = ? WHERE id = ?`,
					shortlist.MemberToken(coordinator, m.Place, m.Turn+1).Hash(), member)
				return err
			}
		}
		return noMember()
	})
}

func noMember() error { return notFound("error.member", "no such member") }

// RemoveMember takes a member out of a round that is not closed. What that
// member ranked goes too, which withBallot has to allow.
func (s *Store) RemoveMember(ctx context.Context, coordinator visitor.Token, member int64, withBallot bool) error {
	return s.changeRound(ctx, coordinator, func(tx *sql.Tx, r *shortlist.Round) error {
		if r.StateAt(s.now()) == shortlist.Over {
			return over()
		}
		if !withBallot && slices.ContainsFunc(r.Members, func(m shortlist.Member) bool { return m.ID == member && m.Begun() }) {
			return &catalogue.Error{Kind: catalogue.Conflict, Message: "error.member.ballot"}
		}
		result, err := tx.ExecContext(ctx, `DELETE FROM round_members WHERE id = ? AND round_id = ?`, member, r.ID)
		return one(result, err, noMember)
	})
}

// SaveDecision keeps the notes of the discussion and what the group chose,
// once the round is closed. version is that which the change began from.
func (s *Store) SaveDecision(ctx context.Context, coordinator visitor.Token, version int, notes map[string]string, d shortlist.Decision) error {
	said, err := json.Marshal(notes)
	if err != nil {
		return err
	}
	chosen, err := json.Marshal(d)
	if err != nil {
		return err
	}
	return s.changeRound(ctx, coordinator, func(tx *sql.Tx, r *shortlist.Round) error {
		if r.StateAt(s.now()) != shortlist.Over {
			return &catalogue.Error{Kind: catalogue.Conflict, Message: "error.round.notover"}
		}
		result, err := tx.ExecContext(ctx, `
			UPDATE rounds SET notes = ?, decision = ?, version = version + 1 WHERE id = ? AND version = ?`,
			string(said), string(chosen), r.ID, version)
		return one(result, err, conflict)
	})
}

// DeleteRound deletes a round; it can be brought back until it is purged.
func (s *Store) DeleteRound(ctx context.Context, coordinator visitor.Token) error {
	return s.changeRound(ctx, coordinator, func(tx *sql.Tx, r *shortlist.Round) error {
		_, err := tx.ExecContext(ctx, `UPDATE rounds SET deleted = ? WHERE id = ?`, s.stamp(), r.ID)
		return err
	})
}

// RestoreRound brings a deleted round back.
func (s *Store) RestoreRound(ctx context.Context, coordinator visitor.Token) error {
	return s.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE rounds SET deleted = NULL WHERE edit_hash = ?`, coordinator.Hash())
		return one(result, err, noRound)
	})
}
