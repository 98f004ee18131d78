package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"

	"warmwater/internal/catalogue"
)

// The keys of the two texts among the lessons.
const (
	textMethod  = "method"
	textCaution = "caution"
)

// lessonRecords lists the lessons of the seed.
func lessonRecords(l *catalogue.Lessons) []seedRecord {
	var list []seedRecord
	for i := range l.Figures {
		list = append(list, lessonRecord(KindFigures, l.Figures[i].ID, l.Figures[i]))
	}
	for i := range l.Recommendations {
		list = append(list, lessonRecord(KindRecommendation, l.Recommendations[i].ID, l.Recommendations[i]))
	}
	for i := range l.Points {
		list = append(list, lessonRecord(KindPoint, strconv.Itoa(l.Points[i].Nr), l.Points[i]))
	}
	for i := range l.Forms {
		list = append(list, lessonRecord(KindForm, l.Forms[i].ID, l.Forms[i]))
	}
	for i := range l.Guides {
		list = append(list, lessonRecord(KindGuide, string(l.Guides[i].ID), l.Guides[i]))
	}
	if !l.Method.IsZero() {
		list = append(list, lessonRecord(KindText, textMethod, l.Method))
	}
	if !l.Caution.IsZero() {
		list = append(list, lessonRecord(KindText, textCaution, l.Caution))
	}
	return list
}

func lessonRecord(kind Kind, key string, value any) seedRecord {
	return seedRecord{
		Record: Record{kind, key},
		value:  value,
		put:    func(ctx context.Context, w *writer) error { return w.putLesson(ctx, kind, key, value) },
	}
}

// putLesson adds a lesson or replaces it in place. Its position comes
// afterwards, from order.
func (w *writer) putLesson(ctx context.Context, kind Kind, key string, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return w.exec(ctx, `
		INSERT INTO lessons (
			kind,
			key,
			position,
			body
		) VALUES (?, ?, 0, ?)
		ON CONFLICT (kind, key) DO UPDATE SET
			body = excluded.body`,
		kind, key, string(body))
}

func readLessons(ctx context.Context, tx *sql.Tx) (*catalogue.Lessons, error) {
	l := &catalogue.Lessons{}
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var kind Kind
		var key, body string
		if err := rows.Scan(&kind, &key, &body); err != nil {
			return err
		}
		if err := addLesson(l, kind, key, []byte(body)); err != nil {
			return fmt.Errorf("%s %s: %w", kind, key, err)
		}
		return nil
	}, `
		SELECT
			kind,
			key,
			body
		FROM lessons
		ORDER BY kind, position, key`)
	if err != nil {
		return nil, fmt.Errorf("read lessons: %w", err)
	}
	return l, nil
}

func addLesson(l *catalogue.Lessons, kind Kind, key string, body []byte) error {
	switch kind {
	case KindFigures:
		return decodeOnto(&l.Figures, body)
	case KindRecommendation:
		return decodeOnto(&l.Recommendations, body)
	case KindPoint:
		return decodeOnto(&l.Points, body)
	case KindForm:
		return decodeOnto(&l.Forms, body)
	case KindGuide:
		return decodeOnto(&l.Guides, body)
	}
	if key == textMethod {
		return json.Unmarshal(body, &l.Method)
	}
	return json.Unmarshal(body, &l.Caution)
}

func decodeOnto[T any](list *[]T, body []byte) error {
	var item T
	if err := json.Unmarshal(body, &item); err != nil {
		return err
	}
	*list = append(*list, item)
	return nil
}
