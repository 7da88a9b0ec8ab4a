package switchboard.triage.rules;

/**
 * That a rule has begun to act on an event.
 *
 * @param done how many of its actions are done
 */
record Firing(int done, boolean finished) {}
