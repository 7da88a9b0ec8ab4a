package switchboard.tickets.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import switchboard.api.error.FieldError;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;

/** Whatever is accepted as the workflow of a kind leads every ticket to a confirmed end. */
class WorkflowEditTest {

    private static final Map<String, Phase> PHASES = phases();
    private static final List<Transition> SHARED = moves(
            "*", "new>open", "new>resolved", "open>resolved", "open>cancelled", "resolved>open", "resolved>closed");

    private static Map<String, Phase> phases() {
        Map<String, Phase> phases = new LinkedHashMap<>();
        phases.put("new", Phase.OPEN);
        phases.put("open", Phase.OPEN);
        phases.put("tested", Phase.OPEN);
        phases.put("parked", Phase.WAITING);
        phases.put("resolved", Phase.RESOLVED);
        phases.put("fixed", Phase.RESOLVED);
        phases.put("closed", Phase.CLOSED);
        phases.put("archived", Phase.CLOSED);
        phases.put("cancelled", Phase.CANCELLED);
        return phases;
    }

    private static List<Transition> moves(String kind, String... pairs) {
        return Stream.of(pairs)
                .map(pair -> pair.split(">"))
                .map(ends -> new Transition(
                        kind, ends[0], ends[1], true, false, PHASES.get(ends[1]) == Phase.RESOLVED, List.of()))
                .toList();
    }

    private static List<Transition> read(String... pairs) {
        return read(Stream.of(pairs).map(WorkflowEditTest::move).toList());
    }

    private static Map<String, Object> move(String pair) {
        return Map.of("from", pair.split(">")[0], "to", pair.split(">")[1]);
    }

    private static List<Transition> read(List<Map<String, Object>> moves) {
        return WorkflowInput.read("change", new Input(Map.of("transitions", moves)), PHASES);
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                Arguments.of("away from new", new String[] {"open>resolved", "resolved>closed"}),
                Arguments.of("no way from open", new String[] {"new>resolved", "new>open", "resolved>closed"}),
                Arguments.of(
                        "no way from parked",
                        new String[] {"new>resolved", "resolved>closed", "open>parked", "parked>open"}),
                Arguments.of(
                        "straight to a closed status",
                        new String[] {"new>fixed", "fixed>open", "open>resolved", "resolved>closed"}),
                Arguments.of("is no status", new String[] {"new>nowhere"}),
                Arguments.of("is final", new String[] {"closed>open"}),
                Arguments.of("only a resolved ticket", new String[] {"new>closed"}),
                Arguments.of("another status", new String[] {"new>new"}),
                Arguments.of("named twice", new String[] {"new>resolved", "new>resolved"}));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void whatIsUnsoundIsRefusedInPlainWords(String words, String[] pairs) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, () -> read(pairs));
        assertThat(refused).isNotNull();
        assertThat(refused.errors()).extracting(FieldError::message).anyMatch(message -> message.contains(words));
    }

    @Test
    void aMoveThatNobodyMakesOrThatDemandsTheUnknownIsRefused() {
        Map<String, Object> nobody = new HashMap<>(move("new>resolved"));
        nobody.put("byAgent", false);
        Map<String, Object> unexplained = new HashMap<>(move("new>resolved"));
        unexplained.put("requiresResolution", false);
        Map<String, Object> demanding = new HashMap<>(move("new>resolved"));
        demanding.put("requires", List.of("category", "fields.room", "shoeSize"));
        for (Map<String, Object> wrong : List.of(nobody, unexplained, demanding)) {
            assertThat(catchThrowableOfType(
                            InvalidInputException.class, () -> read(List.of(wrong, move("resolved>closed")))))
                    .as(wrong.toString())
                    .isNotNull();
        }
    }

    @Test
    void resolvingAlwaysNeedsAResolution() {
        assertThat(read("new>resolved", "resolved>closed"))
                .extracting(Transition::requiresResolution)
                .containsExactly(true, false);
    }

    /** Random edits, one after the other: what is accepted is sound, and takes the place of what was there. */
    @Test
    void randomEditsKeepEveryTicketOnItsWay() {
        long seed = RandomGenerator.getDefault().nextLong();
        Random random = new Random(seed);
        List<Map<String, Object>> moves = new ArrayList<>(List.of(move("new>resolved"), move("resolved>closed")));
        int accepted = 0;
        for (int edit = 0; edit < 4_000; edit++) {
            List<Map<String, Object>> wish = edited(moves, random);
            List<Transition> own;
            try {
                own = read(wish);
            } catch (InvalidInputException refused) {
                continue;
            }
            accepted++;
            moves = wish;
            requireSound(own, "seed " + seed + ", edit " + edit + ": " + wish);
        }
        assertThat(accepted).as("seed %d", seed).isGreaterThan(200);
    }

    private static List<Map<String, Object>> edited(List<Map<String, Object>> moves, Random random) {
        List<Map<String, Object>> wish = new ArrayList<>(moves);
        List<String> statuses = List.copyOf(PHASES.keySet());
        for (int change = 0; change <= random.nextInt(3); change++) {
            if (random.nextInt(5) < 2 && !wish.isEmpty()) {
                wish.remove(random.nextInt(wish.size()));
            } else {
                wish.add(Map.of(
                        "from", statuses.get(random.nextInt(statuses.size())),
                        "to", statuses.get(random.nextInt(statuses.size())),
                        "byRequester", random.nextBoolean()));
            }
        }
        return wish;
    }

    private static void requireSound(List<Transition> own, String what) {
        List<Transition> all = new ArrayList<>(SHARED);
        all.addAll(own);
        Workflow workflow = new Workflow(all, PHASES);
        Workflow.Mover anybody = new Workflow.Mover(true, true);
        PHASES.forEach((status, phase) -> {
            List<String> allowed = workflow.allowed("change", status, anybody);
            if (phase.isFinal()) {
                assertThat(allowed).as("%s from %s", what, status).isEmpty();
                return;
            }
            assertThat(reached(workflow, status, anybody))
                    .as("%s from %s", what, status)
                    .anyMatch(end -> PHASES.get(end) == Phase.CLOSED);
            assertThat(allowed).as("%s from %s", what, status).doesNotContain(status);
            if (phase != Phase.RESOLVED) {
                assertThat(allowed).as(what).noneMatch(to -> PHASES.get(to) == Phase.CLOSED);
            }
        });
    }

    private static Set<String> reached(Workflow workflow, String from, Workflow.Mover mover) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        for (@Nullable String next = open.poll(); next != null; next = open.poll()) {
            for (String to : workflow.allowed("change", next, mover)) {
                if (reached.add(to)) {
                    open.add(to);
                }
            }
        }
        return reached;
    }

    @Test
    void aTicketInAStatusThatItsKindDoesNotNameGoesOnAllTheSame() {
        List<Transition> all = new ArrayList<>(SHARED);
        all.addAll(moves("change", "new>tested", "tested>fixed", "fixed>archived"));
        Workflow workflow = new Workflow(all, PHASES);
        Workflow.Mover agent = new Workflow.Mover(true, false);
        assertThat(workflow.allowed("change", "open", agent))
                .as("by the moves of all kinds")
                .contains("resolved");
        assertThat(workflow.allowed("change", "parked", agent))
                .as("as a new one")
                .containsExactly("tested");
        assertThat(workflow.allowed("change", "cancelled", agent)).isEmpty();
        assertThat(workflow.closed("change", "fixed")).hasValue("archived");
    }
}
