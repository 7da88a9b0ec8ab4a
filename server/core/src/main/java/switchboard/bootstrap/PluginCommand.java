package switchboard.bootstrap;

import picocli.CommandLine;

/** What vendors and administrators do with plugins without a server. */
@CommandLine.Command(
        name = "plugin",
        description = "Works on plugins without a server.",
        mixinStandardHelpOptions = true,
        subcommands = {PluginNewCommand.class, PluginCheckCommand.class, PluginKeyCommand.class, PluginSignCommand.class
        })
final class PluginCommand {}
