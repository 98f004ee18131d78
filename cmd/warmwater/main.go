// Command warmwater serves the catalogue of proven initiatives and looks
// after its data.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/urfave/cli/v3"
)

// version is set by the build.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the program at once.
	context.AfterFunc(ctx, stop)
	if err := run(ctx, os.Args, os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "warmwater:", err)
		os.Exit(exitCode(err))
	}
}

// run carries out one command line. Results go to out, logs to logs.
func run(ctx context.Context, args []string, out, logs io.Writer) error {
	return program(out, logs).Run(ctx, args)
}

// program is the program with its commands.
func program(out, logs io.Writer) *cli.Command {
	app := &cli.Command{
		Name:           "warmwater",
		Usage:          "a living catalogue of what has been done to bring people into care and technical professions",
		Version:        version,
		Writer:         out,
		ErrWriter:      logs,
		DefaultCommand: "serve",
		Suggest:        true,
		ExitErrHandler: func(context.Context, *cli.Command, error) {}, // main reports and exits
		Commands: []*cli.Command{
			serveCommand(logs),
			validateCommand(out),
			tallyCommand(out),
			purgeCommand(out),
			generateCommand(out),
			benchSearchCommand(out),
		},
	}
	for _, c := range append(app.Commands, app) {
		c.OnUsageError = usageError
	}
	return app
}

// usageError marks a command line that cannot be read as called wrongly, and
// says which flags there are.
func usageError(_ context.Context, cmd *cli.Command, err error, _ bool) error {
	var flags []string
	for _, f := range cmd.VisibleFlags() {
		flags = append(flags, "--"+f.Names()[0])
	}
	return cli.Exit(fmt.Sprintf("%v (the flags of %s are %s)", err, cmd.Name, strings.Join(flags, ", ")), 2)
}

// exitCode is 2 for a command that was called wrongly, 1 for one that failed.
func exitCode(err error) int {
	if e, ok := err.(cli.ExitCoder); ok {
		return e.ExitCode()
	}
	return 1
}
