using System.Text;

namespace IncidentMap.Filters;

internal enum TokenKind { Identifier, QuotedIdentifier, Text, Number, Symbol, End }

/// <summary>One word of CQL2 text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its letters; of quoted ones, what the quotes hold.</param>
/// <param name="At">Where it begins.</param>
internal readonly record struct Token(TokenKind Kind, string Text, SourcePosition At)
{
    public bool Is(string word) => Kind switch
    {
        TokenKind.Identifier => Text.Equals(word, StringComparison.OrdinalIgnoreCase),
        TokenKind.Symbol => Text == word,
        _ => false,
    };

    /// <summary>As a refusal names it.</summary>
    public override string ToString() => Kind == TokenKind.End ? "the end" : BadInputException.Quote(Text);
}

/// <summary>Cuts CQL2 text into its words, one ahead.</summary>
internal sealed class CqlTokens
{
    private readonly string text;
    private int next;

    public CqlTokens(string text)
    {
        this.text = text;
        Current = Read();
        Following = Read();
    }

    public Token Current { get; private set; }

    public Token Following { get; private set; }

    public Token Take()
    {
        var taken = Current;
        Current = Following;
        Following = taken.Kind == TokenKind.End ? taken : Read();
        return taken;
    }

    public bool TryTake(string word)
    {
        if (!Current.Is(word))
            return false;
        Take();
        return true;
    }

    public Token Expect(string word, string what) => Current.Is(word) ? Take() : throw Expected(what);

    public BadInputException Expected(string what) => Current.Kind == TokenKind.End
        ? Refusal.Bad($"Expected {what} at {Current.At}, where the filter ends.")
        : Refusal.Expected(what, Current.At, $"{Current}");

    private Token Read()
    {
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        var start = next;
        var at = new SourcePosition(start + 1);
        if (next == text.Length)
            return new Token(TokenKind.End, "", at);
        var first = text[next];
        if (first == '\'')
            return new Token(TokenKind.Text, Quoted('\'', at), at);
        if (first == '"')
            return new Token(TokenKind.QuotedIdentifier, Quoted('"', at), at);
        if (char.IsAsciiDigit(first) || (first == '.' && next + 1 < text.Length && char.IsAsciiDigit(text[next + 1])))
            return new Token(TokenKind.Number, Number(), at);
        if (IsIdentifierStart(first))
        {
            while (next < text.Length && IsIdentifierPart(text[next]))
                next++;
            return new Token(TokenKind.Identifier, text[start..next], at);
        }
        next += text.AsSpan(start) is ['<', '>' or '=', ..] or ['>', '=', ..] ? 2 : 1;
        return new Token(TokenKind.Symbol, text[start..next], at);
    }

    // escapeQuote is '' or \'; so that a text can end in a backslash, QGIS doubles those too.
    private string Quoted(char quote, SourcePosition at)
    {
        var letters = new StringBuilder();
        for (next++; next < text.Length; next++)
        {
            var following = next + 1 < text.Length ? text[next + 1] : '\0';
            if ((text[next] == '\\' && (following == quote || following == '\\')) || (text[next] == quote && following == quote))
                next++;
            else if (text[next] == quote)
            {
                next++;
                return letters.ToString();
            }
            letters.Append(text[next]);
        }
        throw Refusal.Bad($"The quote that opens at {at} is not closed.");
    }

    private string Number()
    {
        var start = next;
        Digits();
        if (next < text.Length && text[next] == '.')
        {
            next++;
            Digits();
        }
        var exponent = text.AsSpan(next) is ['e' or 'E', '+' or '-', ..] ? 2 : 1;
        if (next < text.Length && text[next] is 'e' or 'E' && next + exponent < text.Length && char.IsAsciiDigit(text[next + exponent]))
        {
            next += exponent;
            Digits();
        }
        return text[start..next];

        void Digits()
        {
            while (next < text.Length && char.IsAsciiDigit(text[next]))
                next++;
        }
    }

    private static bool IsIdentifierStart(char letter) => letter is ':' or '_' || char.IsAsciiLetter(letter)
        || letter is >= 'À' and not ('×' or '÷' or '\u037e') and (<= '\u02ff' or >= '\u0370' and <= '\u1ffe' or '\u200c' or '\u200d' or >= '\u2070' and <= '\u218f'
            or >= '\u2c00' and <= '\u2fef' or >= '\u3001' and <= '\udfff' or >= '\uf900' and <= '\ufdcf' or >= '\ufdf0' and <= '\ufffd');

    private static bool IsIdentifierPart(char letter) =>
        IsIdentifierStart(letter) || char.IsAsciiDigit(letter) || letter is '.' or >= '\u0300' and <= '\u036f' or '\u203f' or '\u2040';
}
