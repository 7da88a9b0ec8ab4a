package switchboard.triage;

import java.util.List;
import java.util.stream.Stream;
import switchboard.triage.accuracy.Accuracy;
import switchboard.triage.accuracy.AccuracyResource;
import switchboard.triage.accuracy.ClassificationCount;
import switchboard.triage.actions.ActionReader;
import switchboard.triage.actions.ActionRunner;
import switchboard.triage.automations.AutomationJob;
import switchboard.triage.automations.AutomationResource;
import switchboard.triage.automations.AutomationShape;
import switchboard.triage.automations.AutomationWatch;
import switchboard.triage.conditions.Conditions;
import switchboard.triage.definitions.Definition;
import switchboard.triage.definitions.Definitions;
import switchboard.triage.definitions.Kind;
import switchboard.triage.macros.MacroResource;
import switchboard.triage.macros.MacroShape;
import switchboard.triage.macros.Macros;
import switchboard.triage.macros.TicketMacroResource;
import switchboard.triage.queue.QueueResource;
import switchboard.triage.queue.QueueUpkeep;
import switchboard.triage.recurring.NextRunsResource;
import switchboard.triage.recurring.RecurringJob;
import switchboard.triage.recurring.RecurringResource;
import switchboard.triage.recurring.RecurringShape;
import switchboard.triage.rules.DryRun;
import switchboard.triage.rules.DryRunResource;
import switchboard.triage.rules.Retention;
import switchboard.triage.rules.RuleBook;
import switchboard.triage.rules.RuleResource;
import switchboard.triage.rules.RuleRun;
import switchboard.triage.rules.RuleShape;
import switchboard.triage.rules.TimedRun;
import switchboard.triage.rules.TraceResource;
import switchboard.triage.rules.Traces;

/** The module's parts, wired. */
record Parts(
        Definitions rules,
        Definitions automations,
        Definitions recurring,
        RuleRun ruleRun,
        AutomationWatch automationWatch,
        ClassificationCount classificationCount,
        QueueUpkeep queueUpkeep,
        RecurringJob recurringJob,
        AutomationJob automationJob,
        Retention retention,
        List<Object> resources,
        List<Object> ticketResources) {

    static Parts of(Ground ground) {
        Conditions conditions = new Conditions();
        ActionReader actions = new ActionReader(ground.users());
        RuleShape ruleShape = new RuleShape(conditions, actions);
        Definitions rules = new Definitions(ground, Kind.RULE, ruleShape);
        Definitions macros = new Definitions(ground, Kind.MACRO, new MacroShape(actions));
        Definitions automations = new Definitions(ground, Kind.AUTOMATION, new AutomationShape(conditions, actions));
        Definitions recurring = new Definitions(ground, Kind.RECURRING, new RecurringShape(ground.users()));
        ActionRunner runner = new ActionRunner(ground, Macros.replies(macros));
        RecurringJob recurringJob = new RecurringJob(ground, recurring);
        return new Parts(
                rules,
                automations,
                recurring,
                new RuleRun(ground, new RuleBook(ground, rules, conditions), runner),
                new AutomationWatch(ground, automations),
                new ClassificationCount(ground),
                new QueueUpkeep(ground),
                recurringJob,
                new AutomationJob(ground, automations, conditions, new TimedRun(ground, runner)),
                new Retention(ground),
                List.of(
                        new RuleResource(rules),
                        new DryRunResource(new DryRun(ground, rules, conditions, ruleShape, runner)),
                        new MacroResource(macros),
                        new AutomationResource(automations),
                        new RecurringResource(recurring),
                        new NextRunsResource(recurring, recurringJob),
                        new QueueResource(ground),
                        new AccuracyResource(new Accuracy(ground))),
                List.of(
                        new TraceResource(new Traces(ground, rules)),
                        new TicketMacroResource(new Macros(ground, macros))));
    }

    /** What the module has suspended. */
    String health() {
        List<String> problems = Stream.of(rules, automations, recurring)
                .flatMap(each -> each.all().stream())
                .filter(each -> each.active() && each.problem() != null)
                .map(Parts::words)
                .limit(5)
                .toList();
        return String.join(" ", problems);
    }

    private static String words(Definition definition) {
        return "The " + definition.kind().key() + " " + definition.name() + " is suspended: " + definition.problem();
    }
}
