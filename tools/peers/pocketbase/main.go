// Command pocketbase serves the documents as a collection of PocketBase:
//
//	pocketbase ADDRESS FOLDER
//
// FOLDER holds documents.json and gets the database. It is a module of its
// own, so that PocketBase runs with the versions that it asks for.
package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/pocketbase/pocketbase"
	"github.com/pocketbase/pocketbase/apis"
	"github.com/pocketbase/pocketbase/core"
	"github.com/pocketbase/pocketbase/tools/types"
)

const maxText = 1 << 20 // characters of one field

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pocketbase ADDRESS FOLDER")
		os.Exit(2)
	}
	if err := serve(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pocketbase:", err)
		os.Exit(1)
	}
}

func serve(address, folder string) error {
	data, err := os.ReadFile(filepath.Join(folder, "documents.json"))
	if err != nil {
		return err
	}
	var documents []map[string]any
	if err := json.Unmarshal(data, &documents); err != nil {
		return err
	}
	app := pocketbase.NewWithConfig(pocketbase.Config{
		DefaultDataDir: filepath.Join(folder, "pocketbase"), HideStartBanner: true,
	})
	if err := app.Bootstrap(); err != nil {
		return err
	}
	if err := app.RunAllMigrations(); err != nil {
		return err
	}
	if err := fill(app, documents); err != nil {
		return err
	}
	app.OnServe().BindFunc(func(e *core.ServeEvent) error {
		e.InstallerFunc = nil // it would open a browser
		return e.Next()
	})
	return apis.Serve(app, apis.ServeConfig{HttpAddr: address})
}

// fill makes a collection that anyone may read, with a field for each part of
// a document.
func fill(app core.App, documents []map[string]any) error {
	items := core.NewBaseCollection("items")
	items.ListRule, items.ViewRule = types.Pointer(""), types.Pointer("")
	for _, name := range slices.Sorted(maps.Keys(documents[0])) {
		if _, isText := documents[0][name].(string); isText {
			items.Fields.Add(&core.TextField{Name: name, Max: maxText})
		} else {
			items.Fields.Add(&core.NumberField{Name: name})
		}
	}
	if err := app.Save(items); err != nil {
		return err
	}
	return app.RunInTransaction(func(tx core.App) error {
		for _, d := range documents {
			record := core.NewRecord(items)
			record.Load(d)
			if err := tx.Save(record); err != nil {
				return fmt.Errorf("%v %v: %w", d["type"], d["nr"], err)
			}
		}
		return nil
	})
}
