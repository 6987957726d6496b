using Orleans.Embedded.ApiTests.Comparison;

namespace Orleans.Embedded.ApiTests;

/// <summary>Tests the comparison itself, on small assemblies that are wrong on purpose.</summary>
public sealed class ApiComparerTests
{
    [Theory]
    // What the type is.
    [InlineData("public class A { }", "public sealed class A { }", "is a class, real: sealed class")]
    [InlineData("public class A { }", "public struct A { }", "is a class, real: struct")]
    [InlineData("public static class A { }", "public abstract class A { }", "is a static class, real: abstract class")]
    [InlineData("public enum A { X }", "public enum A : byte { X }", "is a enum of System.Int32, real: enum of System.Byte")]
    [InlineData("public class A : System.Exception { }", "public class A { }", "has base System.Exception, real: System.Object")]
    [InlineData("public class A : System.ICloneable { object System.ICloneable.Clone() => this; }", "public class A { }", "implements System.ICloneable")]
    [InlineData("public class A<T> where T : class { }", "public class A<T> { }", "type parameters [ReferenceTypeConstraint], real: [None]")]
    [InlineData("public interface A<in T> { }", "public interface A<out T> { }", "type parameters [Contravariant], real: [Covariant]")]
    [InlineData("public class A<T> where T : System.Exception { }", "public class A<T> where T : System.Attribute { }", "System.Exception")]
    // What its members are.
    [InlineData("public class A { public void M() { } }", "public class A { }", "not in the real one")]
    [InlineData("public class A { public void M(int x) { } }", "public class A { public void M(long x) { } }", "System.Int32 x")]
    [InlineData("public class A { public void M(int x) { } }", "public class A { public void M(int y) { } }", "real: public System.Void M(System.Int32 y)")]
    [InlineData("public class A { public int M() => 0; }", "public class A { public void M() { } }", "public System.Int32 M()")]
    [InlineData("public class A { public void M(int x = 1) { } }", "public class A { public void M(int x = 2) { } }", "x = 1), real: ")]
    [InlineData("public class A { public void M(int x = 1) { } }", "public class A { public void M(int x) { } }", "x = 1), real: ")]
    [InlineData("public class A { public static void M() { } }", "public class A { public void M() { } }", "public static System.Void")]
    [InlineData("public class A { public void M() { } }", "public class A { protected void M() { } }", "real: protected System.Void M()")]
    [InlineData("public class A { public virtual void M() { } }", "public class A { public void M() { } }", "public virtual")]
    [InlineData("public class A { public void M(ref int x) { } }", "public class A { public void M(out int x) { x = 0; } }", "real: public System.Void M(Out ")]
    [InlineData("public class A { public void M(params int[] x) { } }", "public class A { public void M(int[] x) { } }", "params System.Int32[]")]
    [InlineData("public static class A { public static void M(this int x) { } }", "public static class A { public static void M(int x) { } }", "(this System.Int32")]
    [InlineData("public class A { public void M<T>() where T : new() { } }", "public class A { public void M<T>() { } }", "M<1: DefaultConstructorConstraint>")]
    [InlineData("public class A { public void M() { } }", "public class A { public void M<T>() { } }", "M<1: None>()")]
    [InlineData("public class A { public A(int x) { } }", "public class A { public A(string x) { } }", "::.ctor")]
    [InlineData("public class A { }", "public class A { protected A() { } }", "::.ctor")]
    [InlineData("public class A { public int P { get; set; } }", "public class A { public int P { get; } }", "::set_P")]
    [InlineData("public class A { public int P { get; set; } }", "public class A { public int P { get; init; } }", "modreq(System.Runtime.CompilerServices.IsExternalInit)")]
    [InlineData("public class A { public int P => 0; }", "public class A { public int P; }", "not in the real one")]
    [InlineData("public class A { public int get_P() => 0; }", "public class A { public int P => 0; }", "real: public special System.Int32 get_P()")]
    [InlineData("public class A { public event System.Action E; }", "public class A { }", "::add_E")]
    [InlineData("public class A { public const int C = 1; }", "public class A { public const int C = 2; }", "C = 1, real: ")]
    [InlineData("public class A { public const int C = 1; }", "public class A { public static readonly int C = 1; }", "real: public field (Static, InitOnly)")]
    [InlineData("public enum A { X, Y }", "public enum A { Y, X }", "A X = 0, real: public field (Static, Literal) A X = 1")]
    [InlineData("public interface A { void M(); }", "public interface A { void M() { } }", "public abstract System.Void M()")]
    [InlineData("public delegate void A(int x);", "public delegate void A(long x);", "::Invoke")]
    [InlineData("public class A { public class B { public void M() { } } }", "public class A { public class B { } }", "A+B::M")]
    [InlineData("public class A { public System.Collections.Generic.List<int> M() => null; }", "public class A { public System.Collections.Generic.List<long> M() => null; }", "List`1<System.Int32>")]
    public void Reports_what_is_not_as_in_the_real_one(string ours, string real, string expected)
    {
        var differences = Compare(ours, real);
        Assert.Contains(differences, difference => difference.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public class A { }", "public class A : System.ICloneable { object System.ICloneable.Clone() => this; public void M() { } }")]
    [InlineData("public class B { } public class A : B { public void M() { } }", "public class B { public void M() { } } public class A : B { }")]
    [InlineData("public class A { public override string ToString() => null; }", "public class A { }")]
    [InlineData("public class A { internal void M() { } private protected void N() { } }", "public class A { }")]
    [InlineData("public class A { protected void M() { } }", "public class A { protected internal void M() { } }")]
    [InlineData("public class A { } internal class B { public void M() { } }", "public class A { } public class B { }")]
    [InlineData("public class A { public void M(string x) { } }", "#nullable enable\npublic class A { public void M(string? x) { } }")]
    [InlineData("public class A { public void M(int x) { } }", "public class A { public void M(long x) { } public void M(int x) { } }")]
    public void Reports_nothing_where_ours_is_less_or_the_same(string ours, string real) => Assert.Empty(Compare(ours, real));

    [Fact]
    public void Reads_an_assembly_whose_references_are_missing()
    {
        // The real assemblies name types of packages that the registry does not serve.
        var real = Assemblies.Real;
        Assert.Contains(real, type => type.Members.Any(member => member.Signature.Contains("Orleans.Serialization.", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<ApiDifference> Compare(string ours, string real) =>
        new ApiComparer(Compiled.Types(ours), Compiled.Types(real)).Differences();
}
