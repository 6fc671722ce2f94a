// The server of Velero. It is its own program but for one thing: everything that a test starts
// listens on 127.0.0.1 only, and the address of its controllers' metrics is none of its flags.
// The tests run it; it is no part of what dr-wizard ships.
package main

import (
	"github.com/vmware-tanzu/velero/pkg/cmd"
	"github.com/vmware-tanzu/velero/pkg/cmd/velero"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"
)

func main() {
	metrics.DefaultBindAddress = "127.0.0.1:0"
	cmd.CheckError(velero.NewCommand("velero").Execute())
}
