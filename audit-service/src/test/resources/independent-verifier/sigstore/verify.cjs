// Reads cases from standard input, one JSON document: [{"name", "policy", "proof", "leaf" (base64)}, ...].
// Takes the files apart by their published formats (C2SP tlog-policy, signed-note, tlog-proof) and gives the
// parts to the Merkle and checkpoint code of @sigstore/verify. Answers {"name": "accepted" or "refused: why"}.
'use strict';
const { createHash, createPublicKey } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js');
const { verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js');

const ED25519 = 0x01;
const SPKI_OF_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

// "<name>+<8 hex digits>+<base64 of type and key>"
function logs(policy) {
  return policy
    .split('\n')
    .filter((line) => line.startsWith('log '))
    .map((line) => {
      const [name, , encoded] = line.split(' ')[1].split('+');
      const typed = Buffer.from(line.split(' ')[1].slice(name.length + 10), 'base64');
      if (!encoded || typed[0] !== ED25519) throw new Error('not an Ed25519 key: ' + line);
      return {
        logID: createHash('sha256').update(name + '\n').update(typed).digest(),
        baseURL: name,
        publicKey: createPublicKey({
          key: Buffer.concat([SPKI_OF_ED25519, typed.subarray(1)]),
          format: 'der',
          type: 'spki',
        }),
      };
    });
}

function proof(file) {
  const split = file.indexOf('\n\n');
  const [version, index, ...hashes] = file.slice(0, split).split('\n');
  if (version !== 'c2sp.org/tlog-proof@v1' || !index.startsWith('index ')) throw new Error('not a tlog-proof');
  return {
    logIndex: index.slice('index '.length),
    hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
    checkpoint: { envelope: file.slice(split + 2) },
  };
}

function verdict({ policy, proof: file, leaf }) {
  try {
    const entry = { canonicalizedBody: Buffer.from(leaf, 'base64'), inclusionProof: proof(file) };
    verifyMerkleInclusion(entry, verifyCheckpoint(entry, logs(policy)));
    return 'accepted';
  } catch (failure) {
    return 'refused: ' + failure.message;
  }
}

const answers = {};
for (const one of JSON.parse(readFileSync(0, 'utf8'))) answers[one.name] = verdict(one);
process.stdout.write(JSON.stringify(answers));
