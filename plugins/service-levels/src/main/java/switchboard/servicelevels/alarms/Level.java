package switchboard.servicelevels.alarms;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a ladder.
 *
 * @param share percent of what was agreed after which it is reached; null where that does not matter
 * @param afterBreach minutes of working time after the breach after which it is reached; null likewise
 * @param who {@code assignee}, {@code owner}, {@code team}, {@code team_leads}, {@code on_call}
 * @param people by id, besides those
 * @param urgent told at whatever hour; tickets of critical priority always are
 * @param channels names of channels by which it is told whatever the receivers have chosen; none where that decides
 * @param acknowledgeWithin minutes after which the next step is told, if nobody has acknowledged; null where it need not be
 */
record Level(
        @Nullable Integer share,
        @Nullable Integer afterBreach,
        Set<String> who,
        Set<UUID> people,
        boolean urgent,
        Set<String> channels,
        @Nullable Integer acknowledgeWithin) {

    static final String ASSIGNEE = "assignee";
    static final String OWNER = "owner";
    static final String TEAM = "team";
    static final String TEAM_LEADS = "team_leads";
    static final String ON_CALL = "on_call";
    static final Set<String> WHO = Set.of(ASSIGNEE, OWNER, TEAM, TEAM_LEADS, ON_CALL);

    Level {
        who = Set.copyOf(who);
        people = Set.copyOf(people);
        channels = Set.copyOf(channels);
    }
}
