package switchboard.acceptance;

/**
 * One way in which a ticket comes about or changes.
 *
 * @param operation the request that writes, as the API document has it; empty where time or another ticket does
 * @param entry what it leaves in the ticket's history
 * @param clock how a clock of the service levels stands afterwards
 * @param write what does it
 * @param refusal the same by somebody who may not; for what the desk does by itself, by somebody who may not tell it to
 */
record WritePath(String name, String operation, Entry entry, Clock clock, Write write, Refusal refusal) {

    /** As whoever does something themselves over the API. */
    static final String API = "api";

    /** The desk itself, in the place of a person. */
    static final String DESK = "";

    /**
     * An entry of the history.
     *
     * @param actor the name of a person, or {@link #DESK}
     * @param caused whether it names the event that led to it
     */
    record Entry(String type, String channel, String actor, boolean caused) {

        boolean isByDesk() {
            return actor.equals(DESK);
        }
    }

    /**
     * A clock.
     *
     * @param minutes what was agreed
     */
    record Clock(String target, String state, int minutes) {

        boolean isDue() {
            return state.equals("running");
        }
    }

    /** Gets everything ready, and answers the last step. */
    interface Write {
        Step prepared(WriteScene scene, String title);
    }

    /** Writes to a ticket with the title that was said, or makes it; answers its id. */
    interface Step {
        String done();
    }

    /** Tries it, and is refused. */
    interface Refusal {
        void tried(WriteScene scene, String ticket);
    }

    @Override
    public String toString() {
        return name;
    }
}
