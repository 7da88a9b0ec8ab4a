package switchboard.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.demo.Demo;

/** The desk that people look around in first. */
@Timeout(120)
class DemoTest {

    @Test
    void fillsANewDeskOnce() {
        try (TestDesk desk = TestDesk.start()) {
            String password = desk.configuration().security().adminPassword().reveal();
            List<Demo.Person> people = new Demo(desk.address(), new Random(5)).fill(password);
            assertThat(people)
                    .extracting(Demo.Person::role)
                    .contains("requester", "agent", "team_lead", "knowledge_editor", "auditor");
            for (Demo.Person person : people) {
                String token = desk.signIn(person.username(), person.password());
                String tickets =
                        desk.send("GET", "/tickets?count=true", token, "", "").body();
                switch (person.role()) {
                    case "agent", "team_lead", "auditor" ->
                        assertThat(tickets).as(person.username()).contains("\"count\":6");
                    case "requester" ->
                        assertThat(tickets).as(person.username()).contains("\"count\":2");
                    default -> assertThat(tickets).as(person.username()).doesNotContain("Network");
                }
            }
            assertThat(new Demo(desk.address(), new Random(5)).fill(password)).isEmpty();
            assertThat(new Demo(desk.address(), new Random(5)).fill("another one"))
                    .isEmpty();
        }
    }
}
