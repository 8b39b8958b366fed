using System.CommandLine;
using Megaraptor.Cli;
using Megaraptor.CommandLine;
using Megaraptor.CommandLine.Formats;

var terminal = Terminal.OfProcess();
RootCommand root = CommandTree.Build(terminal, args);
return await MegaraptorCommandLine.InvokeAsync(root, args.Length == 0 ? ["--help"] : args, terminal).ConfigureAwait(false);
