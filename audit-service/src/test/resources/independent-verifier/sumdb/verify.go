// Gives what we publish to golang.org/x/mod/sumdb/note and /tlog, the code that checks Go's own log of modules. Reads cases from
// standard input, one JSON document, and answers {"name": "accepted" or "refused: why"}. A case is either one entry with its proof
// ("policy", "proof", "leaf") or a whole log ("policy", "log": its address, "older": the text of a checkpoint that it grew from).
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8 // of C2SP tlog-tiles

type verdictCase struct {
	Name, Policy, Proof string
	Leaf                []byte
	Log, Older          string
}

func knownLogs(policy string) (note.Verifiers, error) {
	var known []note.Verifier
	for _, line := range strings.Split(policy, "\n") {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "log" {
			verifier, err := note.NewVerifier(fields[1])
			if err != nil {
				return nil, err
			}
			known = append(known, verifier)
		}
	}
	return note.VerifierList(known...), nil
}

// checkpoint opens a signed note: origin, size and root in base64, each on a line.
func checkpoint(signed, policy string) (tlog.Tree, error) {
	known, err := knownLogs(policy)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open([]byte(signed), known)
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != opened.Sigs[0].Name {
		return tlog.Tree{}, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func checkEntry(c verdictCase) error {
	head, signed, found := strings.Cut(c.Proof, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	tree, err := checkpoint(signed, c.Policy)
	if err != nil {
		return err
	}
	if index >= tree.N {
		return errors.New("the index is beyond the tree")
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(c.Leaf))
}

// published reads a log as tlog-tiles publishes it.
type published struct{ address string }

func (p published) get(path string) ([]byte, error) {
	answer, err := http.Get(p.address + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

func (p published) Height() int { return height }

func (p published) SaveTiles([]tlog.Tile, [][]byte) {}

// ReadTiles drops the height, which C2SP has not in its paths: tile/8/0/001 is tile/0/001 there.
func (p published) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := p.get("/tile/" + strings.TrimPrefix(tile.Path(), "tile/8/"))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// entries returns those of the n-th bundle of a log of a size; one whose content was pruned is empty.
func (p published) entries(n, size int64) ([][]byte, error) {
	tile := tlog.Tile{H: height, L: 0, N: n, W: 1 << height}
	if rest := size - n<<height; rest < 1<<height {
		tile.W = int(rest)
	}
	data, err := p.get("/tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/0/"))
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		unpacked, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		if data, err = io.ReadAll(unpacked); err != nil {
			return nil, err
		}
	}
	var all [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("bundle %d ends in the middle of an entry", n)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		all = append(all, data[2:end])
		data = data[end:]
	}
	if len(all) != tile.W {
		return nil, fmt.Errorf("bundle %d has %d entries, not %d", n, len(all), tile.W)
	}
	return all, nil
}

func checkLog(c verdictCase) error {
	log := published{c.Log}
	signed, err := log.get("/checkpoint")
	if err != nil {
		return err
	}
	tree, err := checkpoint(string(signed), c.Policy)
	if err != nil {
		return err
	}
	hashes := tlog.TileHashReader(tree, log)
	for bundle := int64(0); bundle<<height < tree.N; bundle++ {
		entries, err := log.entries(bundle, tree.N)
		if err != nil {
			return err
		}
		indexes := make([]int64, len(entries))
		for i := range entries {
			indexes[i] = tlog.StoredHashIndex(0, bundle<<height+int64(i))
		}
		proven, err := hashes.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			if len(entry) > 0 && tlog.RecordHash(entry) != proven[i] {
				return fmt.Errorf("entry %d is not the one of the tree", bundle<<height+int64(i))
			}
		}
	}
	older, err := checkpoint(c.Older, c.Policy)
	if err != nil {
		return err
	}
	proof, err := tlog.ProveTree(tree.N, older.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
}

func main() {
	var cases []verdictCase
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		panic(err)
	}
	answers := map[string]string{}
	for _, c := range cases {
		check := checkEntry
		if c.Log != "" {
			check = checkLog
		}
		answers[c.Name] = "accepted"
		if err := check(c); err != nil {
			answers[c.Name] = "refused: " + err.Error()
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
