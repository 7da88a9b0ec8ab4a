package switchboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the plan of the house: which room may enter which, and which library lives where. */
class ArchitectureTest {

    /** From the ground up; a room enters only those before it. Rooms on one floor do not enter each other. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("config", "json"),
            List.of("persistence"),
            List.of("events"),
            List.of("secrets"),
            List.of("audit"),
            List.of("settings", "jobs"),
            List.of("access"),
            List.of("users"),
            List.of("http"),
            List.of("attachments", "search", "calendars"),
            List.of("notifications", "rotas"),
            List.of("approvals"),
            List.of("tickets"),
            List.of("assignment", "webhooks"),
            List.of("privacy"),
            List.of("plugins"),
            List.of("backup", "demo", "kit"),
            List.of("bootstrap"));

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes"))
            .importPackages("switchboard");

    @TestFactory
    Stream<DynamicTest> aRoomEntersOnlyThoseBeforeIt() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String room : FLOORS.get(floor)) {
                String[] closed = closedTo(room, floor);
                if (closed.length > 0) {
                    tests.add(DynamicTest.dynamicTest(room, () -> noClasses()
                            .that()
                            .resideInAPackage("switchboard." + room + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(closed)
                            .allowEmptyShould(true)
                            .check(house)));
                }
            }
        }
        return tests.stream();
    }

    private static String[] closedTo(String room, int floor) {
        return FLOORS.subList(floor, FLOORS.size()).stream()
                .flatMap(List::stream)
                .filter(other -> !other.equals(room))
                .map(other -> "switchboard." + other + "..")
                .toArray(String[]::new);
    }

    @Test
    void everyRoomStandsOnAFloor() {
        List<String> known = FLOORS.stream().flatMap(List::stream).toList();
        Assertions.assertThat(house.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("switchboard.") && !name.startsWith("switchboard.api"))
                        .map(name -> name.split("\\.")[1])
                        .distinct())
                .allMatch(known::contains);
    }

    @TestFactory
    Stream<DynamicTest> aLibraryLivesInItsRoom() {
        return Stream.of(
                        new Home("org.eclipse.jetty..", "http"),
                        new Home("org.glassfish..", "http"),
                        new Home("org.pf4j..", "plugins"),
                        new Home("org.flywaydb..", "persistence"),
                        new Home("com.zaxxer..", "persistence"),
                        new Home("org.mariadb..", "persistence"),
                        new Home("ch.vorburger..", "persistence"),
                        new Home("com.github.kagkarlsson..", "jobs"),
                        new Home("info.picocli..", "bootstrap"),
                        new Home("picocli..", "bootstrap"),
                        new Home("org.bouncycastle..", "users"))
                .map(home -> DynamicTest.dynamicTest(home.library(), () -> noClasses()
                        .that()
                        .resideOutsideOfPackage("switchboard." + home.room() + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(home.library())
                        .check(house)));
    }

    @Test
    void onlyResourcesAndTheEdgeKnowHttp() {
        noClasses()
                .that(areNeitherResourcesNorTheEdge())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(house);
    }

    @Test
    void onlyPersistenceTouchesAConnection() {
        noClasses()
                .that()
                .resideOutsideOfPackages("switchboard.persistence..", "switchboard.jobs..", "switchboard.plugins..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Connection")
                .check(house);
    }

    @Test
    void nothingStaticCanChange() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(areOurs())
                .should()
                .beFinal()
                .check(house);
    }

    @Test
    void nothingPublicOutsideTheApiIsAField() {
        fields().that()
                .areDeclaredInClassesThat(areOurs())
                .and()
                .arePublic()
                .should()
                .beStatic()
                .andShould()
                .beFinal()
                .check(house);
    }

    @Test
    void thePluginApiKnowsNothingOfTheServer() {
        classes()
                .that()
                .resideInAPackage("switchboard.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "switchboard.api..",
                        "java..",
                        "javax.sql..",
                        "jakarta..",
                        "org.jooq..",
                        "org.slf4j..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..")
                .check(house);
    }

    private static DescribedPredicate<JavaClass> areOurs() {
        return DescribedPredicate.describe(
                "are written by hand",
                type -> type.getPackageName().startsWith("switchboard")
                        && !type.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static DescribedPredicate<JavaClass> areNeitherResourcesNorTheEdge() {
        return DescribedPredicate.describe("are neither resources nor the edge", type -> {
            String name = type.getName();
            return !name.contains("Resource")
                    && !type.getPackageName().startsWith("switchboard.http")
                    && !type.getPackageName().startsWith("switchboard.api");
        });
    }

    private record Home(String library, String room) {}
}
