package switchboard.bootstrap;

import picocli.CommandLine;

/** What the launcher starts. */
@CommandLine.Command(
        name = "switchboard",
        description = "Switchboard, a service-desk server.",
        mixinStandardHelpOptions = true,
        subcommands = {RunCommand.class, BackupCommand.class, RestoreCommand.class, PluginCommand.class})
public final class Main {

    private Main() {}

    /** Exits with 0 after a clean stop, 1 where something failed, 2 where the command line is wrong. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
