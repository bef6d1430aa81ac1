namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for init-only properties on netstandard2.0.</summary>
internal static class IsExternalInit;
