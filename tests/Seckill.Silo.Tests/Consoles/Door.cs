namespace Seckill.Silo.Consoles;

/// <summary>The two ways on which a console reaches the system.</summary>
public enum Door
{
    Http,
    Gateway,
}
