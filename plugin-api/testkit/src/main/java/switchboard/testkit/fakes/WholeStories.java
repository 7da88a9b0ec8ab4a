package switchboard.testkit.fakes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What there is of several tickets, of as many whole tickets as fit into a limit; of one that does not, alone, as much as does. */
final class WholeStories {

    private WholeStories() {}

    static <T> Map<UUID, List<T>> of(Collection<UUID> tickets, Function<UUID, List<T>> story, int limit) {
        Map<UUID, List<T>> stories = new LinkedHashMap<>();
        int all = 0;
        for (UUID ticket : tickets) {
            List<T> ofTicket = story.apply(ticket);
            if (all + ofTicket.size() <= limit) {
                all += ofTicket.size();
                stories.put(ticket, ofTicket);
            } else if (stories.isEmpty()) {
                return Map.of(ticket, List.copyOf(ofTicket.subList(0, limit)));
            } else {
                return stories;
            }
        }
        return stories;
    }
}
