package switchboard.settings;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Subject;
import switchboard.audit.AuditEntry;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.events.JournalEntry;
import switchboard.persistence.Ids;
import switchboard.persistence.Work;
import switchboard.secrets.SecretBox;
import switchboard.settings.SettingStore.Stored;

/** Tells the audit log and the journal that a setting was changed. What a secret was, or is, is told to neither. */
public final class SettingRecord {

    private final AuditLog audit;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    public SettingRecord(AuditLog audit, Journal journal, Ids ids, Clock clock) {
        this.audit = audit;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    void changed(Work work, Caller caller, DefinedSetting<?> setting, Stored before, Stored after, SecretBox box) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("secret", setting.definition().secret());
        if (!setting.definition().secret()) {
            data.put("before", setting.shown(before, box));
            data.put("after", setting.shown(after, box));
        }
        audit.record(work, AuditEntry.done(caller, "setting.change", "setting", setting.fullName(), data));
        journal.append(work, entry(caller, setting.fullName()));
    }

    private JournalEntry entry(Caller caller, String name) {
        return new JournalEntry(
                ids.next(),
                "setting.changed",
                new Subject("setting", name),
                null,
                caller.id(),
                "api",
                null,
                clock.instant(),
                false,
                SettingsService.READ,
                null,
                Map.of("name", name),
                Map.of());
    }
}
