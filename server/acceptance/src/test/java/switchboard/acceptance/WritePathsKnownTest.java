package switchboard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import switchboard.testkit.RunningDesk;

/**
 * No way to write to tickets is missing in {@link WritePaths}. Requests are told from the API document of the whole desk:
 * {@code write-paths.txt} says of each that writes what it does to tickets. What is written without a request is told from
 * the classes of the server and its plugins: whoever writes to a ticket says where the command comes from.
 */
class WritePathsKnownTest {

    /** Entries about a ticket that change nothing of it. Rules do not run on them. */
    static final Set<String> BESIDE = Set.of(
            "ticket.assignment_explained",
            "ticket.escalated",
            "ticket.returned",
            "ticket.linked",
            "ticket.unlinked",
            "ticket.merged",
            "ticket.unmerged",
            "ticket.split",
            "ticket.watched");

    private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete");

    /** Who says where a command comes from, or takes it over, and the paths of the table that try it. */
    private static final Map<String, String> ORIGINS = Map.ofEntries(
            Map.entry("AutoAssignment", "assignment when a ticket reaches a team"),
            Map.entry("Redistribution", "work of somebody absent given to others"),
            Map.entry("AutomaticClosing", "closing of what nobody confirmed"),
            Map.entry("ChildFollower", "child that follows its parent"),
            Map.entry("ImportPlan", "import of a new ticket"),
            Map.entry("TicketCreation", "takes the channel that a new ticket names"),
            Map.entry("TicketTransition", "takes the channel that a move names"),
            Map.entry("TicketEntries", "takes the channel that a reply names: reply passed on to children"),
            Map.entry("TicketSplit", "keeps the channel of what a split copies: split"),
            Map.entry("EventsAtHand", "adds the event that a plugin was given"),
            Map.entry("EventRun", "action of a rule"),
            Map.entry("TimedRun", "automation, by the clock"),
            Map.entry("RecurringJob", "recurring ticket"),
            Map.entry("TicketPriority", "declaration of a major incident"),
            Map.entry("ToldChildren", "update of a major incident to those with the same cause"));

    /** Who writes to tickets in the bundled plugins, and the paths of the table that try it. */
    private static final Map<String, String> WRITERS = Map.of(
            "ActionRunner", "action of a rule; automation, by the clock; macro of a plugin, applied as the agent",
            "RecurringJob", "recurring ticket",
            "TicketPriority", "declaration of a major incident; major incident taken back",
            "ToldChildren", "update of a major incident to those with the same cause");

    @Test
    void everyRequestThatWritesIsClassified() throws IOException {
        Map<String, String> known = known();
        Set<String> operations = new TreeSet<>();
        try (RunningDesk desk = WholeDesk.start()) {
            JsonNode paths =
                    desk.administrator().get("/openapi.json").expect(200).json().get("paths");
            paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                if (METHODS.contains(method)) {
                    operations.add(method.toUpperCase(Locale.ROOT) + " "
                            + path.getKey().replace("/api/v1", ""));
                }
            }));
        }
        assertThat(known.keySet()).containsExactlyInAnyOrderElementsOf(operations);
        assertThat(known.values()).allMatch(words -> words.matches("(path|beside: .+|apart: .+)"));
        Set<String> inTheTable = WritePaths.all().stream()
                .map(WritePath::operation)
                .filter(operation -> !operation.isEmpty())
                .collect(Collectors.toSet());
        assertThat(known.keySet().stream()
                        .filter(operation -> known.get(operation).equals("path")))
                .containsExactlyInAnyOrderElementsOf(inTheTable);
    }

    /** Operation to what it does. */
    private static Map<String, String> known() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(WritePathsKnownTest.class.getResourceAsStream("write-paths.txt"))) {
            Map<String, String> known = new TreeMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        List<String> words = List.of(line.split(" +", 3));
                        assertThat(words).as(line).hasSize(3);
                        assertThat(known.put(words.get(0) + " " + words.get(1), words.get(2)))
                                .as(line)
                                .isNull();
                    });
            return known;
        }
    }

    @Test
    void everyOriginIsKnown() throws IOException {
        Set<String> found = new TreeSet<>(WritingClasses.ofServer().makingOrigins());
        for (Path plugin : Distribution.plugins()) {
            found.addAll(WritingClasses.ofPlugin(plugin).makingOrigins());
        }
        assertThat(found).isEqualTo(new TreeSet<>(ORIGINS.keySet()));
    }

    /** And their plugin has told the administrator that it writes to tickets. */
    @Test
    void everyWriterOfAPluginIsKnown() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path plugin : Distribution.plugins()) {
            WritingClasses classes = WritingClasses.ofPlugin(plugin);
            if (!classes.writingTickets().isEmpty()) {
                assertThat(classes.services()).as(plugin.toString()).contains("tickets");
            }
            found.addAll(classes.writingTickets());
        }
        assertThat(found).isEqualTo(new TreeSet<>(WRITERS.keySet()));
    }

    @Test
    void whatIsKnownIsTried() {
        Set<String> names = WritePaths.all().stream().map(WritePath::name).collect(Collectors.toSet());
        WRITERS.values().forEach(paths -> assertThat(names).containsAll(List.of(paths.split("; "))));
    }
}
