/* The commands, in the order in which each group lists them. COMMAND(x) stands for `command_x`. */
COMMAND(read)
COMMAND(eval_time)
COMMAND(parse)
COMMAND(train)
COMMAND(train_segmenter)
COMMAND(help)
COMMAND(version)
