using System.Collections.Immutable;
using Megaraptor.Generators.Diagnostics;
using Megaraptor.Generators.Operations;
using Megaraptor.Generators.Operations.Emit;
using Megaraptor.Generators.Operations.Model;
using Megaraptor.Generators.Operations.Read;
using Megaraptor.Generators.Registration;
using Megaraptor.Generators.Registration.Emit;
using Megaraptor.Generators.Registration.Model;
using Megaraptor.Generators.Registration.Read;
using Megaraptor.Generators.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Megaraptor.Generators;

/// <summary>
/// From annotated methods to query bodies, descriptors, assembly entries and, in executables with a surface, registrations.
/// Each declaration is read once into plain data; what is emitted depends on that data only, and findings travel apart from
/// it, so that moving text around emits nothing anew.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MegaraptorGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ReadResult<VqlMethodModel>> methods = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.VqlAttribute, static (node, _) => node is MethodDeclarationSyntax, static (target, token) => Guard(target, VqlMethodReader.Read, token))
            .WithTrackingName(TrackingNames.VqlMethods);
        IncrementalValuesProvider<ReadResult<OperationModel>> operations = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.OperationAttribute, static (node, _) => node is MethodDeclarationSyntax, static (target, token) => Guard(target, OperationReader.Read, token))
            .WithTrackingName(TrackingNames.Operations);

        IncrementalValuesProvider<ReadResult<RowTypeModel>> rows = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownTypes.VqlRowAttribute, static (node, _) => node is TypeDeclarationSyntax, static (target, token) => Guard(target, RowTypeReader.Read, token))
            .WithTrackingName(TrackingNames.RowTypes);

        context.RegisterSourceOutput(methods.SelectMany(static (read, _) => read.Findings), static (output, finding) => output.ReportDiagnostic(finding.ToDiagnostic()));
        context.RegisterSourceOutput(operations.SelectMany(static (read, _) => read.Findings), static (output, finding) => output.ReportDiagnostic(finding.ToDiagnostic()));
        context.RegisterSourceOutput(rows.SelectMany(static (read, _) => read.Findings), static (output, finding) => output.ReportDiagnostic(finding.ToDiagnostic()));
        EmitBodies(context, methods);
        EmitRowTypes(context, rows);
        EmitRecords(context, methods, operations, rows);
        EmitClients(context, methods, operations);
        EmitOperations(context, operations);
    }

    private static void EmitBodies(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ReadResult<VqlMethodModel>> methods)
    {
        IncrementalValuesProvider<VqlMethodModel> bodies = methods
            .Where(static read => read.Model is not null)
            .Select(static (read, _) => read.Model!)
            .WithTrackingName(TrackingNames.VqlBodies);
        context.RegisterSourceOutput(bodies, static (output, method) => output.AddSource(BodyEmitter.FileName(method), BodyEmitter.Emit(method)));
    }

    private static void EmitRowTypes(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ReadResult<RowTypeModel>> rows)
    {
        IncrementalValuesProvider<RowTypeModel> readers = rows
            .Where(static read => read.Model is not null)
            .Select(static (read, _) => read.Model!)
            .WithTrackingName(TrackingNames.RowReaders);
        context.RegisterSourceOutput(readers, static (output, row) => output.AddSource(RowTypeEmitter.FileName(row), RowTypeEmitter.Emit(row)));
    }

    /// <summary>A record may be the row of several methods: it is collected to be told once, and emitted by itself.</summary>
    private static void EmitRecords(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadResult<VqlMethodModel>> methods,
        IncrementalValuesProvider<ReadResult<OperationModel>> operations,
        IncrementalValuesProvider<ReadResult<RowTypeModel>> rows)
    {
        IncrementalValuesProvider<RecordModel> records = methods
            .SelectMany(static (read, _) => read.Records)
            .Collect()
            .Combine(operations.SelectMany(static (read, _) => read.Records).Collect())
            .Combine(rows.SelectMany(static (read, _) => read.Records).Collect())
            .SelectMany(static (all, _) => all.Left.Left.AddRange(all.Left.Right).AddRange(all.Right).Distinct())
            .WithTrackingName(TrackingNames.Records);
        context.RegisterSourceOutput(records, static (output, record) => output.AddSource(RecordJson.FileName(record), RecordJson.Emit(record)));
    }

    private static void EmitClients(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<ReadResult<VqlMethodModel>> methods,
        IncrementalValuesProvider<ReadResult<OperationModel>> operations)
    {
        IncrementalValuesProvider<ClassModel> classes = methods
            .Where(static read => read.Model?.Class.LacksClient == true)
            .Select(static (read, _) => read.Model!.Class)
            .Collect()
            .Combine(operations.Where(static read => read.Model?.Class.LacksClient == true).Select(static (read, _) => read.Model!.Class).Collect())
            .SelectMany(static (all, _) => all.Left.AddRange(all.Right).Distinct())
            .WithTrackingName(TrackingNames.Clients);
        context.RegisterSourceOutput(classes, static (output, type) => output.AddSource(ClientEmitter.FileName(type), ClientEmitter.Emit(type)));
    }

    private static void EmitOperations(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ReadResult<OperationModel>> operations)
    {
        IncrementalValuesProvider<OperationModel> models = operations
            .Where(static read => read.Model is not null)
            .Select(static (read, _) => read.Model!)
            .WithTrackingName(TrackingNames.Descriptors);
        IncrementalValueProvider<HostModel> host = context.CompilationProvider
            .Select(static (compilation, token) => HostReader.Read(compilation, token))
            .WithTrackingName(TrackingNames.ReferencedEntries);
        IncrementalValueProvider<ImmutableArray<EntryModel>> own = models
            .Select(static (operation, _) => new EntryModel(operation.Name, operation.DescriptorFullName, operation.Owner))
            .Collect()
            .WithTrackingName(TrackingNames.OwnEntries);

        // Two descriptors of one name would be two files of one name: the first is emitted, the others are reported.
        IncrementalValuesProvider<(OperationModel Operation, bool IsFirst)> emitted = models
            .Combine(own)
            .Select(static (pair, _) => (pair.Left, pair.Right.First(entry => entry.Name == pair.Left.Name).Owner == pair.Left.Owner));
        context.RegisterSourceOutput(emitted, static (output, pair) =>
        {
            if (pair.IsFirst)
            {
                output.AddSource(DescriptorEmitter.FileName(pair.Operation), DescriptorEmitter.Emit(pair.Operation));
            }
        });

        IncrementalValueProvider<(HostModel Host, ImmutableArray<EntryModel> Own)> registrations = host.Combine(own).WithTrackingName(TrackingNames.Registrations);
        context.RegisterSourceOutput(registrations, static (output, pair) =>
        {
            if (pair.Host.OffersOperations)
            {
                output.AddSource(RegistrationEmitter.FileName, RegistrationEmitter.Emit(pair.Own.Concat(pair.Host.Entries).GroupBy(static entry => entry.Name).Select(static group => group.First())));
            }
        });
        DuplicateNames.Report(context, operations, host);
    }

    /// <summary>A declaration that defeats the generator costs itself only, and says so.</summary>
    private static ReadResult<T> Guard<T>(
        GeneratorAttributeSyntaxContext target,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, ReadResult<T>> read,
        CancellationToken cancellationToken)
        where T : class, IEquatable<T>
    {
        try
        {
            return read(target, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            string frame = exception.StackTrace?.Split('\n')[0].Trim() ?? "";
            DiagnosticInfo finding = DiagnosticInfo.Create(
                Rules.GeneratorFailed,
                LocationInfo.From(target.TargetNode.SyntaxTree, target.TargetNode.Span),
                target.TargetSymbol.Name,
                $"{exception.GetType().Name}: {exception.Message} {frame}");
            return new ReadResult<T>(null, default, EquatableArray.ToEquatable([finding]));
        }
    }
}
