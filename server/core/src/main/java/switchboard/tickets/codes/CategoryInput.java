package switchboard.tickets.codes;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.InvalidInputException;
import switchboard.api.http.Input;
import switchboard.tickets.information.KeyInformation;

/** What a command says about a category. */
record CategoryInput(
        Map<String, @Nullable String> labels,
        boolean hasParent,
        @Nullable String parent,
        boolean hasOrganization,
        @Nullable UUID organization,
        @Nullable Boolean active,
        @Nullable Long ordinal,
        @Nullable List<String> requiredInformation) {

    private static final String UUID_TEXT = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    static CategoryInput read(Input input) {
        String organization = input.text("organization", 40);
        boolean isId = organization == null || organization.matches(UUID_TEXT);
        if (!isId) {
            input.fail("organization", "format", "must be the id of an organization");
        }
        return new CategoryInput(
                LabelInput.read(input),
                input.has("parent"),
                input.text("parent", Category.LONGEST),
                input.has("organization"),
                organization == null || !isId ? null : UUID.fromString(organization),
                input.flag("active"),
                input.number("ordinal", 0, 100_000),
                requiredInformation(input));
    }

    private static @Nullable List<String> requiredInformation(Input input) {
        List<String> names = input.texts("requiredInformation", KeyInformation.NAMES.size(), 40);
        if (names != null && !KeyInformation.NAMES.containsAll(names)) {
            input.fail("requiredInformation", "not_allowed", "may name " + String.join(", ", KeyInformation.NAMES));
        }
        return names;
    }

    /** The category with this said about it. */
    Category applied(Category before, CodeBook book) {
        String above = hasParent ? parent : before.parent();
        requireTree(before.key(), above, book);
        Map<String, String> named = before.labels().isEmpty() && labels.isEmpty()
                ? Map.of("en", before.key())
                : LabelInput.merged(before.labels(), labels);
        return new Category(
                before.key(),
                above,
                named,
                hasOrganization ? organization : before.organization(),
                ordinal == null ? before.ordinal() : ordinal.intValue(),
                active == null ? before.active() : active,
                requiredInformation == null ? before.requiredInformation() : requiredInformation,
                before.version());
    }

    private static void requireTree(String key, @Nullable String parent, CodeBook book) {
        Set<String> passed = new HashSet<>();
        passed.add(key);
        for (String above = parent; above != null; ) {
            Category category = book.categories().get(above);
            if (category == null) {
                throw new InvalidInputException("parent", "not_found", "parent is no category of this desk.");
            }
            if (!passed.add(above)) {
                throw new InvalidInputException("parent", "not_allowed", "A category cannot stand below itself.");
            }
            above = category.parent();
        }
    }
}
