package switchboard.testkit.fakes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import switchboard.api.rotas.OnCall;

/** Whoever a test says is on call, at every time; without a word nobody is. */
public final class FakeOnCall implements OnCall {

    private final Map<UUID, List<UUID>> people = new HashMap<>();

    /** From now on these people are on call for the team. */
    public synchronized void set(UUID team, UUID... onCall) {
        people.put(team, List.of(onCall));
    }

    @Override
    public synchronized List<UUID> onCall(UUID team, Instant at) {
        return people.getOrDefault(team, List.of());
    }
}
