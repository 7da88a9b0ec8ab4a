package switchboard.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ForbiddenException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Input;
import switchboard.api.notifications.NotificationTemplate;
import switchboard.api.notifications.NotificationTemplate.Text;
import switchboard.api.users.User;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.notifications.Renderer.Rendered;
import switchboard.notifications.TemplateStore.Custom;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.users.UserService;

/** Texts of notifications, changed by event, language and organization. A shipped one comes back when its own goes. */
final class TemplateEditing {

    private final Transactions transactions;
    private final TemplateBook book;
    private final UserService users;
    private final Renderer renderer;
    private final AuditLog audit;
    private final Clock clock;

    TemplateEditing(
            Transactions transactions,
            TemplateBook book,
            UserService users,
            Renderer renderer,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.book = book;
        this.users = users;
        this.renderer = renderer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A text as it is used.
     *
     * @param organization whose it is; null for all
     * @param shipped whether it is the one that came with the module
     * @param version 0 for a shipped one
     */
    public record TemplateView(
            String event,
            String language,
            @Nullable UUID organization,
            String subject,
            String body,
            boolean shipped,
            @Nullable Instant updatedAt,
            long version) {}

    /** An event, and in which languages there is something to say. */
    public record TemplateSummary(String event, List<String> shipped, List<OwnText> own) {}

    /** Where an administrator has changed a text. */
    public record OwnText(String language, @Nullable UUID organization, long version) {}

    /** By event; there are few. */
    List<TemplateSummary> list(Caller caller) {
        List<String> events =
                book.all().stream().map(NotificationTemplate::event).toList();
        List<Custom> all = transactions.read(dsl -> TemplateStore.of(dsl, events));
        List<TemplateSummary> summaries = new ArrayList<>();
        for (NotificationTemplate template : book.all()) {
            List<OwnText> own = all.stream()
                    .filter(custom -> custom.event().equals(template.event()))
                    .filter(custom -> reaches(caller, NotificationAdministration.READ, custom.organization()))
                    .map(custom -> new OwnText(custom.language(), shown(custom.organization()), custom.version()))
                    .toList();
            summaries.add(new TemplateSummary(
                    template.event(), List.copyOf(new TreeSet<>(template.texts().keySet())), own));
        }
        return summaries;
    }

    TemplateView get(Caller caller, String event, String language, @Nullable String organization) {
        NotificationTemplate template = shipped(event);
        UUID owner = owner(caller, NotificationAdministration.READ, organization);
        return transactions
                .read(dsl -> TemplateStore.find(dsl, event, language, owner))
                .map(TemplateEditing::view)
                .orElseGet(() -> {
                    Text text = template.texts().get(language);
                    if (text == null) {
                        throw absent();
                    }
                    return new TemplateView(event, language, shown(owner), text.subject(), text.body(), true, null, 0);
                });
    }

    TemplateView put(
            Caller caller,
            String event,
            String language,
            @Nullable String organization,
            Input input,
            @Nullable Long ifVersion) {
        shipped(event);
        if (!TemplateText.isLanguage(language)) {
            throw absent();
        }
        UUID owner = owner(caller, NotificationAdministration.MANAGE, organization);
        Text text = read(input);
        return OptimisticLock.inTransaction(transactions, work -> {
            Custom before =
                    TemplateStore.find(work.dsl(), event, language, owner).orElse(null);
            OptimisticLock.require(
                    ifVersion,
                    before == null ? 0 : before.version(),
                    fields(text),
                    before == null ? Map.of() : fields(before.text()));
            long version = before == null ? 1 : before.version() + 1;
            Custom after = new Custom(event, language, owner, text, clock.instant(), version);
            int rows = before == null
                    ? (TemplateStore.insert(work.dsl(), after) ? 1 : 0)
                    : TemplateStore.update(work.dsl(), after, before.version());
            OptimisticLock.changedOne(rows);
            record(work, caller, "notification.edit_template", after);
            return view(after);
        });
    }

    /** The shipped text holds again. */
    void delete(Caller caller, String event, String language, @Nullable String organization, @Nullable Long ifVersion) {
        shipped(event);
        UUID owner = owner(caller, NotificationAdministration.MANAGE, organization);
        OptimisticLock.inTransaction(transactions, work -> {
            Custom before =
                    TemplateStore.find(work.dsl(), event, language, owner).orElseThrow(TemplateEditing::absent);
            OptimisticLock.require(ifVersion, before.version(), Map.of(), Map.of());
            OptimisticLock.changedOne(TemplateStore.delete(work.dsl(), before));
            record(work, caller, "notification.drop_template", before);
            return true;
        });
    }

    /** How a text would look with these values, to the caller. */
    Rendered preview(Caller caller, String event, Input input) {
        NotificationTemplate template = shipped(event);
        String language = Objects.requireNonNullElse(input.text("language", 35), "en");
        String subject = input.text("subject", TemplateText.LONGEST_SUBJECT);
        String body = input.text("body", TemplateText.LONGEST_BODY);
        Map<String, Object> values = values(input);
        Text shipped = template.texts().getOrDefault(language, template.texts().get("en"));
        Text text = new Text(subject == null ? shipped.subject() : subject, body == null ? shipped.body() : body);
        check(input, text);
        input.check();
        User receiver = users.user(caller.id()).orElseThrow(TemplateEditing::absent);
        return renderer.render(text, TemplateText.isLanguage(language) ? language : "en", values, receiver);
    }

    private static Map<String, Object> values(Input input) {
        Map<String, Object> values = new LinkedHashMap<>();
        Input given = input.object("values");
        if (given != null) {
            for (String name : given.names()) {
                Object value = given.any(name);
                if (value != null) {
                    values.put(name, value);
                }
            }
        }
        try {
            return Values.read(Values.write(values));
        } catch (IllegalArgumentException malformed) {
            input.fail("values", "format", "cannot be used: " + malformed.getMessage());
            return Map.of();
        }
    }

    private static Text read(Input input) {
        String subject = input.requiredText("subject", TemplateText.LONGEST_SUBJECT);
        String body = input.requiredText("body", TemplateText.LONGEST_BODY);
        Text text = new Text(subject, body);
        check(input, text);
        input.check();
        return text;
    }

    private static void check(Input input, Text text) {
        for (Map.Entry<String, Object> field : fields(text).entrySet()) {
            try {
                Template.of(field.getValue().toString());
            } catch (IllegalArgumentException broken) {
                input.fail(field.getKey(), "format", "has sections that do not fit: " + broken.getMessage());
            }
        }
    }

    private static Map<String, Object> fields(Text text) {
        return Map.of("subject", text.subject(), "body", text.body());
    }

    private void record(Work work, Caller caller, String action, Custom custom) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("language", custom.language());
        data.put("organization", Objects.toString(shown(custom.organization()), ""));
        data.put("version", custom.version());
        audit.record(work, AuditEntry.done(caller, action, "template", custom.event(), data));
    }

    private NotificationTemplate shipped(String event) {
        NotificationTemplate template = book.shipped(event);
        if (template == null) {
            throw absent();
        }
        return template;
    }

    private UUID owner(Caller caller, String permission, @Nullable String organization) {
        UUID owner = organization == null
                ? TemplateStore.ALL
                : users.findOrganization(organization)
                        .orElseThrow(
                                () -> new NotFoundException("organization.not_found", "There is no such organization."))
                        .id();
        if (!reaches(caller, permission, owner)) {
            if (!owner.equals(TemplateStore.ALL)) {
                throw new NotFoundException("organization.not_found", "There is no such organization.");
            }
            throw new ForbiddenException(
                    "access.forbidden", "The texts of all organizations need " + permission + " for all.");
        }
        return owner;
    }

    /** Everybody who reads templates at all sees those of all organizations; only who reaches all changes them. */
    private static boolean reaches(Caller caller, String permission, UUID owner) {
        return owner.equals(TemplateStore.ALL) && permission.equals(NotificationAdministration.READ)
                || caller.reach(permission).covers(owner, null, java.util.Set.of());
    }

    private static @Nullable UUID shown(UUID owner) {
        return owner.equals(TemplateStore.ALL) ? null : owner;
    }

    private static TemplateView view(Custom custom) {
        return new TemplateView(
                custom.event(),
                custom.language(),
                shown(custom.organization()),
                custom.text().subject(),
                custom.text().body(),
                false,
                custom.updatedAt(),
                custom.version());
    }

    private static NotFoundException absent() {
        return new NotFoundException("notification.template_not_found", "There is no such template.");
    }
}
