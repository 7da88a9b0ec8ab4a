package switchboard.users;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/** What can be decided about an organization. */
record OrganizationDraft(String name, @Nullable UUID parent, String language) {

    private static final int LONGEST_NAME = 200;

    static OrganizationDraft of(OrganizationView view) {
        return new OrganizationDraft(view.name(), view.parent(), view.language());
    }

    static OrganizationDraft read(Input input, String defaultLanguage, Function<String, @Nullable UUID> organizations) {
        return new OrganizationDraft("", null, defaultLanguage).merged(input, true, organizations);
    }

    OrganizationDraft patched(Input input, Function<String, @Nullable UUID> organizations) {
        return merged(input, false, organizations);
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("name", name);
        fields.put("parent", parent);
        fields.put("language", language);
        return fields;
    }

    private OrganizationDraft merged(Input input, boolean fresh, Function<String, @Nullable UUID> organizations) {
        String newName = fresh || input.has("name") ? name(input) : name;
        UUID newParent = parent;
        if (input.has("parent")) {
            String reference = input.text("parent", LONGEST_NAME);
            newParent = reference == null ? null : organizations.apply(reference);
            if (reference != null && newParent == null) {
                input.fail("parent", "not_found", "is not an organization");
            }
        }
        String tag = Languages.tag(input, "language");
        if (input.has("language") && input.any("language") == null && !fresh) {
            input.fail("language", "required", "cannot be taken away");
        }
        input.check();
        return new OrganizationDraft(newName, newParent, tag == null ? language : tag);
    }

    /** A name that can be told from others: what is left of it after folding counts. */
    static String name(Input input) {
        String name = input.requiredText("name", LONGEST_NAME);
        if (!name.isEmpty()
                && (!References.isName(name) || References.fold(name).length() > LONGEST_NAME)) {
            input.fail("name", "format", "must be a name");
        }
        return name;
    }
}
