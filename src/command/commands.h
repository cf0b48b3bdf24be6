/* The commands, in the order in which each group lists them. COMMAND(x) stands for `command_x`. */
COMMAND(read)
COMMAND(eval_time)
COMMAND(train)
COMMAND(help)
COMMAND(version)
