package switchboard.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import switchboard.api.notifications.NotificationTemplate;

class TemplateTest {

    @Test
    void placeholdersStandForValuesAndSectionsOnlyWhereTheValueIsThere() {
        Template template =
                Template.of("{{number}}: {{title}}{{#team}}, of {{team}}{{#lead}} ({{lead}}){{/lead}}{{/team}}.");
        assertThat(template.render(Map.of("number", "7", "title", "It is broken")::get))
                .isEqualTo("7: It is broken.");
        assertThat(template.render(Map.of("number", "7", "title", "", "team", "Network")::get))
                .isEqualTo("7: , of Network.");
        assertThat(template.render(Map.of("team", "Network", "lead", "Li", "number", "7")::get))
                .isEqualTo("7: , of Network (Li).");
    }

    @Test
    void whatIsNoPlaceholderStaysAsItIs() {
        String text = "{{ number }} {{Number}} {number} {{{x}} {{#}} {{/}} ${x} <b> \\n %s";
        assertThat(Template.of(text).render(Map.of("number", "7")::get)).isEqualTo(text.replace("{{x}}", ""));
    }

    @Test
    void sectionsThatDoNotFitAreRefused() {
        for (String broken : List.of("{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{#a}}{{#b}}{{/a}}{{/b}}")) {
            assertThatThrownBy(() -> Template.of(broken)).as(broken).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Template.of("{{a}}".repeat(501))).hasMessageContaining("500");
    }

    /** Whatever a value says, it stands in the text as it is, once for each placeholder. */
    @Test
    void noValueIsEverReadAsATemplate() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> pieces =
                List.of("{{", "}}", "{{#a}}", "{{/a}}", "{{b}}", "#", "/", "$1", "\\", "\n", "{{{b}}}", "å");
        for (int round = 0; round < 500; round++) {
            Map<String, String> values = new HashMap<>();
            for (String name : List.of("a", "b", "c")) {
                StringBuilder value = new StringBuilder("x");
                random.ints(random.nextInt(6), 0, pieces.size()).forEach(index -> value.append(pieces.get(index)));
                values.put(name, value.toString());
            }
            assertThat(Template.of("[{{a}}|{{#b}}{{b}}{{/b}}|{{c}}]").render(values::get))
                    .as("seed %s", seed)
                    .isEqualTo("[" + values.get("a") + "|" + values.get("b") + "|" + values.get("c") + "]");
        }
    }

    @Test
    void everyCoreTemplateIsThereInFourLanguagesWithTheSamePlaceholders() {
        assertThat(CoreTemplates.all()).hasSizeGreaterThanOrEqualTo(12);
        for (NotificationTemplate template : CoreTemplates.all()) {
            assertThat(template.texts().keySet())
                    .as(template.event())
                    .containsExactlyInAnyOrderElementsOf(Set.of("en", "sv", "ru", "zh"));
            Set<String> english = names(template, "en");
            for (String language : template.texts().keySet()) {
                TemplateText.check(template.event(), language, template.texts().get(language));
                assertThat(names(template, language))
                        .as("%s in %s", template.event(), language)
                        .isEqualTo(english);
            }
        }
    }

    private static Set<String> names(NotificationTemplate template, String language) {
        Set<String> names = new java.util.TreeSet<>();
        NotificationTemplate.Text text = template.texts().get(language);
        Template.of(text.subject() + text.body()).render(name -> {
            names.add(name);
            return "there";
        });
        return names;
    }

    @Test
    void anEventHasOneOwner() {
        TemplateBook book = new TemplateBook();
        NotificationTemplate own =
                new NotificationTemplate("article.outdated", Map.of("en", new NotificationTemplate.Text("Old", "")));
        book.set("knowledge", List.of(own));
        assertThatThrownBy(() -> book.set("other", List.of(own))).hasMessageContaining("article.outdated");
        book.set("knowledge", List.of(own));
        book.set("knowledge", List.of());
        book.set("other", List.of(own));
        assertThat(book.shipped("article.outdated")).isEqualTo(own);
        NotificationTemplate ofTheCore =
                new NotificationTemplate("ticket.created", Map.of("en", new NotificationTemplate.Text("Mine", "")));
        assertThatThrownBy(() -> book.set("other", List.of(ofTheCore))).hasMessageContaining("ticket.created");
    }
}
