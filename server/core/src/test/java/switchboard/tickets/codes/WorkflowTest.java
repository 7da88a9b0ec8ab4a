package switchboard.tickets.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import switchboard.persistence.TestDatabase;

/** The shipped rows say what the contract says, for every pair of statuses and every kind of person. */
class WorkflowTest {

    private static final List<String> STATUSES = List.of(
            "new",
            "assigned",
            "in_progress",
            "waiting_for_customer",
            "waiting_for_vendor",
            "waiting_for_upper_line",
            "escalated",
            "resolved",
            "closed",
            "cancelled");
    private static final Set<String> ACTIVE = Set.of(
            "assigned",
            "in_progress",
            "waiting_for_customer",
            "waiting_for_vendor",
            "waiting_for_upper_line",
            "escalated");

    private static TestDatabase database;
    private static CodeBook book;

    @BeforeAll
    static void read() {
        database = TestDatabase.create();
        book = new CodeTables(database.transactions(), database.clock()).current();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    /** The contract, written down once more. */
    private static boolean isLegal(String from, String to) {
        if (from.equals("new")) {
            return !to.equals("closed") && !to.equals("new");
        }
        if (ACTIVE.contains(from)) {
            return !from.equals(to) && (ACTIVE.contains(to) || to.equals("resolved") || to.equals("cancelled"));
        }
        return from.equals("resolved") && (to.equals("in_progress") || to.equals("closed"));
    }

    @Test
    void everyPairIsLegalExactlyWhereTheContractSaysSo() {
        assertThat(book.table(CodeBook.STATUS).keySet()).containsExactlyElementsOf(STATUSES);
        int legal = 0;
        for (String kind : book.table(CodeBook.KIND).keySet()) {
            for (String from : STATUSES) {
                for (String to : STATUSES) {
                    boolean found = book.workflow().find(kind, from, to).isPresent();
                    assertThat(found).as("%s: %s to %s", kind, from, to).isEqualTo(isLegal(from, to));
                    legal += found ? 1 : 0;
                }
            }
        }
        assertThat(legal).isEqualTo(5 * 52);
    }

    @Test
    void onlyResolvingNeedsAResolution() {
        for (Transition move : book.workflow().transitions()) {
            assertThat(move.requiresResolution())
                    .as(move.toString())
                    .isEqualTo(move.to().equals("resolved"));
        }
    }

    @Test
    void theRequesterReopensAndConfirmsAndNothingElse() {
        Workflow.Mover requester = new Workflow.Mover(false, true);
        for (String from : STATUSES) {
            List<String> expected = from.equals("resolved") ? List.of("in_progress", "closed") : List.of();
            assertThat(book.workflow().allowed("incident", from, requester))
                    .as(from)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anAgentMakesEveryLegalMove() {
        Workflow.Mover agent = new Workflow.Mover(true, false);
        for (String from : STATUSES) {
            Set<String> expected = new TreeSet<>();
            STATUSES.stream().filter(to -> isLegal(from, to)).forEach(expected::add);
            assertThat(new TreeSet<>(book.workflow().allowed("problem", from, agent)))
                    .as(from)
                    .isEqualTo(expected);
        }
    }

    @Test
    void rowsOfAKindReplaceTheOthers() {
        Workflow workflow = new Workflow(
                List.of(
                        new Transition("*", "new", "resolved", true, false, true, List.of()),
                        new Transition("change", "new", "assigned", true, false, false, List.of())),
                book.phases());
        assertThat(workflow.find("change", "new", "resolved")).isEmpty();
        assertThat(workflow.find("change", "new", "assigned")).isPresent();
        assertThat(workflow.find("incident", "new", "resolved")).isPresent();
    }

    @Test
    void aWalkOfAThousandStepsEndsOnlyInFinalStatuses() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = new java.util.Random(seed);
        Set<String> seen = new HashSet<>();
        for (int walk = 0; walk < 200; walk++) {
            String status = "new";
            for (int step = 0; step < 1_000; step++) {
                List<String> next = book.workflow().allowed("incident", status, new Workflow.Mover(true, true));
                if (next.isEmpty()) {
                    break;
                }
                status = next.get(random.nextInt(next.size()));
                seen.add(status);
            }
            assertThat(book.phase(status).isFinal())
                    .as("seed %d ended at %s", seed, status)
                    .isTrue();
        }
        assertThat(seen).contains("closed", "cancelled");
    }

    @Test
    void theMatrixIsAsShipped() {
        PriorityMatrix matrix = book.matrix();
        assertThat(matrix.priority("high", "high")).isEqualTo("critical");
        assertThat(matrix.priority("high", "medium")).isEqualTo("high");
        assertThat(matrix.priority("medium", "high")).isEqualTo("high");
        assertThat(matrix.priority("high", "low")).isEqualTo("medium");
        assertThat(matrix.priority("low", "high")).isEqualTo("medium");
        assertThat(matrix.priority("medium", "medium")).isEqualTo("medium");
        assertThat(matrix.priority("medium", "low")).isEqualTo("low");
        assertThat(matrix.priority("low", "medium")).isEqualTo("low");
        assertThat(matrix.priority("low", "low")).isEqualTo("low");
        assertThat(book.rank("critical")).isGreaterThan(book.rank("high"));
        assertThat(book.rank("low")).isGreaterThan(book.rank("informational"));
    }

    @Test
    void tenCategoriesAreFoundByKeyAndByLabelInEveryLanguage() {
        assertThat(book.categories()).hasSize(10);
        for (String name : List.of("software_fault", "Software fault", "software-FAULT", "Programvarufel", "软件故障")) {
            assertThat(book.findCategory(name).map(Category::key)).as(name).hasValue("software_fault");
        }
        assertThat(book.findCategory("no such thing")).isEmpty();
        book.tables().forEach(table -> book.table(table)
                .values()
                .forEach(code -> assertThat(code.labels()).as(code.key()).containsKeys("en", "sv", "ru", "zh")));
    }
}
