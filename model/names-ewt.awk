# Names of UD English-EWT train: the standoff table (names-ewt.tsv) over the treebank (CoNLL-U) gives lines of a token, a tab
# and an IOB2 label, a sentence's end an empty line. Use: awk -f names-ewt.awk names-ewt.tsv ewt-train.conllu
BEGIN { FS = "\t" }
FNR == NR && /^#/ { next }
FNR == NR && $2 == "?" { unsure[$1] = 1; next }
FNR == NR { for (i = $2; i <= $3; i++) label[$1, i] = (i == $2 ? "B-" : "I-") $4; next }
/^# sent_id = / { sentence = substr($0, 13); next }
/^#/ { next }
$0 == "" { if (!(sentence in unsure)) print ""; next }
$1 ~ /^[0-9]+$/ && !(sentence in unsure) { print $2 "\t" ((sentence, $1) in label ? label[sentence, $1] : "O") }
